package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/** The texts that a script gave to one of the played steps. */
final class StepArguments {

    private final String step;
    private final Map<String, ?> given;

    /** @param known the names the step takes here; any other is refused, since ignoring it would hide a mistake */
    StepArguments(String step, Map<String, ?> given, String... known) {
        this.step = step;
        this.given = given;
        for (String name : given.keySet()) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException(
                        "The demo's " + step + " takes no \"" + name + "\", only " + String.join(", ", known) + ".");
            }
        }
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalArgumentException(step + " needs \"" + name + "\".");
        }
        return value;
    }

    @CheckForNull
    String optional(String name) {
        Object value = given.get(name);
        return value == null ? null : value.toString();
    }
}
