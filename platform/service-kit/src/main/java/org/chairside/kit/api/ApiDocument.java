package org.chairside.kit.api;

import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.identity.WitnessSignature;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document: what every endpoint shares is said here, once. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(SignedIn.class, WitnessSignature.class, ExpectedVersion.class);
    }

    @Bean
    RequiredComponents requiredComponents() {
        return new RequiredComponents();
    }

    @Bean
    OpenApiCustomizer sharedParts(@Value("${spring.application.name}") String service) {
        return document -> {
            document.setInfo(new Info().title(service).version("v1"));
            document.setServers(List.of(new Server().url("/")));
            components(document).addSchemas(PROBLEM, problem());
        };
    }

    @Bean
    OperationCustomizer sharedHeaders() {
        return (operation, method) -> {
            var permission = method.getMethodAnnotation(Permission.class);
            if (permission != null) {
                operation.addExtension("x-permission", permission.value());
            }
            if (method.hasMethodAnnotation(PostMapping.class)) {
                header(operation, "Idempotency-Key", "A new one for each new command; the same one to ask again.");
            }
            if (takes(WitnessSignature.class, method)) {
                header(
                        operation,
                        WitnessSignature.HEADER,
                        "What a second person signed with their own password: this amount, session, person and Idempotency-Key.");
            }
            if (takes(ExpectedVersion.class, method)) {
                header(operation, "If-Match", "The ETag of what was read.");
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("A problem (RFC 9457); nothing was changed.")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref(RefUtils.constructRef(PROBLEM))))));
            return operation;
        };
    }

    private static Components components(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        return document.getComponents();
    }

    private static boolean takes(Class<?> type, HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void header(Operation operation, String name, String description) {
        operation.addParametersItem(new HeaderParameter()
                .name(name)
                .required(true)
                .description(description)
                .schema(new StringSchema()));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("errors", listOf("pointer", "code", "detail"))
                .addProperty("unmet", listOf("rule", "code", "detail"));
    }

    private static Schema<?> listOf(String... members) {
        var item = new ObjectSchema();
        for (var member : members) {
            item.addProperty(member, new StringSchema());
        }
        return new ArraySchema().items(item);
    }
}
