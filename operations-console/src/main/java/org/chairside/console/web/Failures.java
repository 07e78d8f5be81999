package org.chairside.console.web;

import org.chairside.console.services.NotAnswered;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** A page that cannot be shown says what happened, that nothing was changed, and what to do. */
@ControllerAdvice
class Failures {

    @ExceptionHandler
    ModelAndView notAnswered(NotAnswered failure) {
        return switch (failure.status()) {
            case 404 -> page("notFound", HttpStatus.NOT_FOUND);
            case 401, 403 -> page("forbidden", HttpStatus.FORBIDDEN);
            default -> page("unreachable", HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /** An id that is none is another thing that is not here. */
    @ExceptionHandler
    ModelAndView noId(MethodArgumentTypeMismatchException failure) {
        return page("notFound", HttpStatus.NOT_FOUND);
    }

    private static ModelAndView page(String what, HttpStatus status) {
        var page = new ModelAndView("failure", status);
        page.addObject("what", what);
        return page;
    }
}
