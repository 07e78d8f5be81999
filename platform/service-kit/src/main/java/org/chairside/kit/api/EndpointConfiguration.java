package org.chairside.kit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Validator;
import java.util.List;
import org.chairside.kit.identity.Permissions;
import org.chairside.kit.identity.SignedInResolver;
import org.chairside.kit.identity.WitnessSignatureResolver;
import org.chairside.kit.identity.WitnessSignatures;
import org.chairside.kit.json.RequestReader;
import org.chairside.kit.json.StrictJsonConverter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** How controller methods get their arguments, and what is checked before. */
@Configuration(proxyBeanMethods = false)
@Import({ApiDocument.class, StrictEditors.class})
public class EndpointConfiguration {

    @Bean
    Endpoints endpoints(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            Permissions permissions) {
        return new Endpoints(mapping, permissions);
    }

    /** Writes answers. It knows nothing of the events' codec: its modules are not for HTTP. */
    @Bean
    JsonMapper answerMapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    @Bean
    RequestReader requestReader(ObjectProvider<Validator> validator) {
        return new RequestReader(validator.getObject());
    }

    @Bean
    StrictJsonConverter strictJsonConverter(JsonMapper answerMapper, RequestReader reader) {
        return new StrictJsonConverter(answerMapper, reader);
    }

    @Bean
    WebMvcConfigurer endpointConfigurer(
            Endpoints endpoints, ObjectProvider<RequestReader> reader, WitnessSignatures witnesses) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new EndpointRules(endpoints, reader.getObject()));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignedInResolver());
                resolvers.add(new WitnessSignatureResolver(witnesses));
                resolvers.add(new ExpectedVersionResolver());
            }

            @Override
            public void addFormatters(FormatterRegistry converters) {
                converters.addConverter(new ValueConverter());
            }
        };
    }
}
