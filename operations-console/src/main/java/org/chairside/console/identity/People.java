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
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
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

    /**
     * For passwords that stand in clear beside it, in development: a costly hash would protect nothing and take seconds of every start.
     * What it costs stands in the hash, so that any encoder can check it.
     */
    private static final PasswordEncoder CHEAP = new Argon2PasswordEncoder(16, 32, 1, 64, 1);

    private final Map<String, Person> byUsername;

    private People(Stream<Person> people) {
        byUsername = people.collect(Collectors.toUnmodifiableMap(Person::getUsername, person -> person));
    }

    static People read(Path file) {
        try {
            var entries = List.of(JsonMapper.shared().readValue(Files.readString(file), Entry[].class));
            return new People(entries.stream().map(Entry::toPerson));
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

        Person toPerson() {
            return new Person(
                    new StaffId(username),
                    roles,
                    sites.stream().map(SiteCode::of).collect(Collectors.toSet()),
                    licensedStates,
                    password.startsWith(ARGON2ID) ? password : hash());
        }

        private String hash() {
            var hash = CHEAP.encode(password);
            if (hash == null) {
                throw new IllegalArgumentException("a person without a password");
            }
            return hash;
        }
    }
}
