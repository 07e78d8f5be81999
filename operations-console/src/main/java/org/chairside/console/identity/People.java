package org.chairside.console.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.kit.identity.Role;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of a chain, read once at start from a file.
 *
 * <p>A password may stand in the file as an Argon2id hash ({@code $argon2id$…}) or, in development, in clear; in memory there are
 * hashes alone.
 */
class People implements UserDetailsService {

    private static final String ARGON2ID = "$argon2id$";

    private final Map<String, Person> byUsername;

    private People(Stream<Person> people) {
        byUsername = people.collect(Collectors.toUnmodifiableMap(Person::getUsername, person -> person));
    }

    static People read(Path file, PasswordEncoder passwords) {
        try {
            var entries = List.of(JsonMapper.shared().readValue(Files.readString(file), Entry[].class));
            return new People(entries.parallelStream().map(entry -> entry.toPerson(passwords)));
        } catch (IOException e) {
            throw new UncheckedIOException("The file of people cannot be read (chairside.people.file): " + file, e);
        }
    }

    Optional<Person> find(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    @Override
    public Person loadUserByUsername(String username) {
        return find(username).orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    private record Entry(
            String username, String password, Set<Role> roles, Set<String> sites, Set<String> licensedStates) {

        Person toPerson(PasswordEncoder passwords) {
            return new Person(
                    new StaffId(username),
                    roles,
                    sites.stream().map(SiteCode::of).collect(Collectors.toSet()),
                    licensedStates,
                    password.startsWith(ARGON2ID) ? password : hash(passwords));
        }

        private String hash(PasswordEncoder passwords) {
            var hash = passwords.encode(password);
            if (hash == null) {
                throw new IllegalArgumentException("a person without a password");
            }
            return hash;
        }
    }
}
