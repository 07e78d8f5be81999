package org.chairside.kit.problem;

import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.chairside.journal.Unreachable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place that says which problem a failure is. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<GuardedBy> guards;

    public Problems(List<GuardedBy> guards) {
        this.guards = List.copyOf(guards);
    }

    public Problem of(Throwable failure) {
        return switch (failure) {
            case Rejected rejected -> rejected.problem();
            case InvalidInput invalid -> invalid(invalid.errors());
            case Refused refused -> refused(refused);
            case NotFound _ -> notFound();
            case Forbidden _ -> forbidden();
            case AccessDeniedException _ -> forbidden();
            case StaleVersion _ -> Problem.of(412, "stale-version", "It has changed since it was read; read it again.");
            case Unreachable _ ->
                unreachable("unreachable", "Something this service needs cannot be reached just now.");
            case AuthenticationServiceException _ ->
                unreachable("identity-unreachable", "Sign-in cannot be checked just now.");
            case AuthenticationException _ -> unauthorized();
            case RequestRejectedException _ -> requestRejected();
            case HttpRequestMethodNotSupportedException wrong -> methodNotAllowed(wrong);
            case HttpMediaTypeNotSupportedException _ -> unsupportedMediaType();
            case HttpMediaTypeNotAcceptableException _ -> notAcceptable();
            case HttpMessageNotReadableException _ -> Problem.of(400, "body-missing", "A JSON body is needed.");
            case NoHandlerFoundException _ -> notFound();
            case NoResourceFoundException _ -> notFound();
            case MethodArgumentNotValidException wrong -> invalid(Violations.of(wrong));
            case ConstraintViolationException wrong -> invalid(Violations.of(wrong.getConstraintViolations(), "#"));
            case HandlerMethodValidationException wrong -> Violations.ofParameters(wrong);
            case MissingServletRequestParameterException missing ->
                Problem.ofParameter(missing.getParameterName(), "parameter-missing", "This parameter is needed.");
            case MethodArgumentTypeMismatchException wrong ->
                Problem.ofParameter(wrong.getName(), "malformed-parameter", "This parameter cannot be read.");
            case InvalidParameterException _ -> Problem.of(400, "malformed-query", "The query cannot be read.");
            case TypeMismatchException _ -> Problem.of(400, "malformed-parameter", "A parameter cannot be read.");
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                ofStatus(response.getStatusCode().value());
            case DataAccessException database -> ofDatabase(database);
            // neither committed nor rolled back: the connection is gone, and the key tells what became of it
            case TransactionSystemException _ -> databaseUnreachable();
            case TransactionException database -> ofDatabase(database);
            default -> internal(failure);
        };
    }

    /** For an error that comes from below Spring as a mere status. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request cannot be read.");
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 -> Problem.of(405, "method-not-allowed", "This method is not offered here.");
            case 406 -> notAcceptable();
            case 408 -> Problem.of(408, "request-timeout", "The request did not arrive in time.");
            case 413 -> Problem.of(413, "body-too-large", "The body is larger than 256 KiB.");
            case 415 -> unsupportedMediaType();
            case 501 -> Problem.of(501, "not-implemented", "This way of sending a request is not offered here.");
            case 505 -> Problem.of(505, "http-version", "Speak HTTP/1.1.");
            case 503 -> unreachable("unavailable", "This service is not available just now.");
            default ->
                status >= 500
                        ? Problem.of(status, "internal", "Something went wrong here; it has been noted.")
                        : Problem.of(status, "bad-request", "The request is not acceptable.");
        };
    }

    public static Problem notFound() {
        return Problem.of(404, "not-found", "There is no such thing here.");
    }

    /** What the firewall refuses: at the door, or when a header is first read. */
    public static Problem requestRejected() {
        return Problem.of(400, "request-rejected", "The request line or a header is not acceptable.");
    }

    public static Problem unsupportedMediaType() {
        return Problem.of(415, "unsupported-media-type", "Send application/json in UTF-8, without compression.")
                .withHeader("Accept-Post", "application/json");
    }

    public static Problem notAcceptable() {
        return Problem.of(406, "not-acceptable", "Answers are application/json.");
    }

    /** SQLSTATE of the database error within, if there is one. */
    public static Optional<String> sqlState(Throwable failure) {
        return within(failure, SQLException.class).map(SQLException::getSQLState);
    }

    static Problem invalid(List<InvalidInput.FieldError> errors) {
        var codes =
                errors.stream().map(InvalidInput.FieldError::code).distinct().toList();
        var code = codes.size() == 1 ? codes.getFirst() : "invalid-input";
        return Problem.of(422, code, "The input can be read and is not acceptable; see errors.")
                .withErrors(errors);
    }

    private static Problem refused(Refused refused) {
        var problem = Problem.of(409, refused.refusal().reason().code(), "This cannot be done as things stand.")
                .withUnmet(refused.refusal().unmet());
        for (var member : refused.members().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    private static Problem forbidden() {
        return Problem.of(403, "forbidden", "You may not do this.");
    }

    private static Problem unauthorized() {
        return Problem.of(401, "unauthorized", "A valid access token is needed.")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    private static Problem unreachable(String code, String detail) {
        return Problem.of(503, code, detail).withHeader("Retry-After", "2");
    }

    private static Problem databaseUnreachable() {
        return unreachable("database-unreachable", "The database cannot be reached just now.");
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException wrong) {
        var problem = ofStatus(405);
        var allowed = wrong.getSupportedHttpMethods();
        return allowed == null
                ? problem
                : problem.withHeader(
                        "Allow", allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }

    private Problem ofDatabase(Throwable failure) {
        var state = sqlState(failure).orElse("");
        return switch (state) {
            case "23505", "23P01" -> ofConstraint(failure);
            case "40001", "40P01" ->
                Problem.of(409, "concurrent-change", "Others are changing the same things; try again.");
            case "22P05", "22021", "22003", "22001" ->
                Problem.of(422, "unstorable-value", "A value cannot be stored as it is.");
            default ->
                state.startsWith("08") || state.startsWith("57P") || unreachable(failure)
                        ? databaseUnreachable()
                        : internal(failure);
        };
    }

    private static boolean unreachable(Throwable failure) {
        return within(failure, SQLTransientConnectionException.class).isPresent();
    }

    private Problem ofConstraint(Throwable failure) {
        var message = within(failure, SQLException.class)
                .map(SQLException::getMessage)
                .orElse("");
        var code = guards.stream()
                .filter(guard -> names(message, guard.constraint()))
                .map(guard -> guard.reason().code())
                .findFirst()
                .orElse("conflict");
        return Problem.of(409, code, "This cannot be done as things stand.");
    }

    /** PostgreSQL's message, in any language, holds the constraint's name between quotation marks. */
    private static boolean names(String message, String constraint) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(constraint) + "(?!\\w)")
                .matcher(message)
                .find();
    }

    private static Problem internal(Throwable failure) {
        LOG.error("answered 500", failure);
        return ofStatus(500);
    }

    private static <T extends Throwable> Optional<T> within(Throwable failure, Class<T> kind) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
