package org.chairside.kit.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.kit.identity.Permission;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;

/**
 * What a controller method declares about itself.
 *
 * @param permission the use case, if it is named
 * @param parameters the query parameters it knows
 * @param repeatable those of them that may come more than once
 * @param readsBody whether it needs a JSON body
 * @param answersJson whether it answers JSON and nothing else
 */
public record Endpoint(
        Optional<String> permission,
        Set<String> parameters,
        Set<String> repeatable,
        boolean readsBody,
        boolean answersJson) {

    static Endpoint of(HandlerMethod method) {
        var declared = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .toList();
        return new Endpoint(
                Optional.ofNullable(method.getMethodAnnotation(Permission.class))
                        .map(Permission::value),
                declared.stream().map(Endpoint::name).collect(Collectors.toUnmodifiableSet()),
                declared.stream()
                        .filter(Endpoint::takesMany)
                        .map(Endpoint::name)
                        .collect(Collectors.toUnmodifiableSet()),
                Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)),
                answersJson(method));
    }

    private static String name(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null && !named.name().isEmpty()) {
            return named.name();
        }
        return Optional.ofNullable(parameter.getParameter().getName()).orElseThrow();
    }

    private static boolean takesMany(MethodParameter parameter) {
        return Iterable.class.isAssignableFrom(parameter.getParameterType())
                || parameter.getParameterType().isArray();
    }

    private static boolean answersJson(HandlerMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
                && (mapping == null || mapping.produces().length == 0);
    }
}
