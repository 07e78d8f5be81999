package org.chairside.kit.api;

import java.util.regex.Pattern;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Rejected;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code If-Match}. */
public final class ExpectedVersionResolver implements HandlerMethodArgumentResolver {

    private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,8})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public ExpectedVersion resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var values = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (values == null || values.length == 0) {
            throw new Rejected(
                    Problem.of(428, "if-match-missing", "Send If-Match with the ETag of what you have read."));
        }
        var form = FORM.matcher(values[0]);
        if (values.length > 1 || !form.matches()) {
            throw new Rejected(
                    Problem.of(400, "if-match-malformed", "If-Match holds one strong ETag from this service."));
        }
        return new ExpectedVersion(Integer.parseInt(form.group(1)));
    }
}
