package org.chairside.kit.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Answers what Tomcat refuses before the application sees it, in place of its HTML page. */
public final class ProblemErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemWriter.write(request, response, Problems.ofStatus(response.getStatus()));
        } catch (IOException gone) {
            LoggerFactory.getLogger(ProblemErrorReportValve.class).debug("the caller is gone", gone);
        }
    }
}
