package org.chairside.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import org.chairside.console.form.Field;
import org.chairside.console.services.NotAnswered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** A page that cannot be shown says what happened, what became of what was typed, and what to do. */
@ControllerAdvice
class Failures {

    @ExceptionHandler
    ModelAndView notAnswered(NotAnswered failure, HttpServletRequest request) {
        return switch (failure.status()) {
            // an id that a service cannot read is the id of nothing
            case 400, 404 -> page("notFound", HttpStatus.NOT_FOUND);
            case 401, 403 -> page("forbidden", HttpStatus.FORBIDDEN);
            default -> unreachable(failure, request);
        };
    }

    /** An id that is none is another thing that is not here. */
    @ExceptionHandler
    ModelAndView noId(MethodArgumentTypeMismatchException failure) {
        return page("notFound", HttpStatus.NOT_FOUND);
    }

    /** A form keeps what was typed, and its key: sent again, it is done once. A password it never keeps: whoever's it is types it again. */
    private static ModelAndView unreachable(NotAnswered failure, HttpServletRequest request) {
        var page = page("unreachable", HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("service", failure.service());
        if (HttpMethod.POST.matches(request.getMethod())) {
            page.addObject("again", request.getRequestURI());
            page.addObject("typed", typed(request));
        }
        return page;
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        typed.remove("_csrf");
        typed.remove(Field.WITNESS_PASSWORD);
        return typed;
    }

    private static ModelAndView page(String what, HttpStatus status) {
        var page = new ModelAndView("failure", status);
        page.addObject("what", what);
        return page;
    }
}
