package org.chairside.kit.identity;

import java.util.List;
import java.util.Objects;
import org.chairside.kit.problem.Forbidden;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link WitnessSignature} to controller methods. It stands in a header: a body is what is done, and is remembered by its hash. */
public final class WitnessSignatureResolver implements HandlerMethodArgumentResolver {

    private final WitnessSignatures signatures;

    public WitnessSignatureResolver(WitnessSignatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WitnessSignature.class;
    }

    @Override
    public WitnessSignature resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var person = CurrentStaff.find().orElseThrow(Forbidden::new);
        var header = request.getHeaderValues(WitnessSignature.HEADER);
        return new WitnessSignature(
                signatures,
                header == null ? List.of() : List.of(header),
                person.id(),
                Objects.requireNonNullElse(request.getHeader("Idempotency-Key"), ""));
    }
}
