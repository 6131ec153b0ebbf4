package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Finds declared signatures that some classes do not need. Needed is what they refer to or override, and what that in turn
 * is declared with: supertypes, parameter and result types, thrown exceptions.
 */
final class Unused {
    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)[;<]");

    private final Library declared;
    private final Set<String> types = new HashSet<>();
    private final Set<String> members = new HashSet<>();

    /**
     * Finds out what is needed.
     *
     * @param declared the signatures
     * @param users the classes that use them
     * @param both the two together
     */
    Unused(Library declared, Library users, Library both) {
        this.declared = declared;
        types.addAll(users.uses().types);
        Stream<String> calls = users.uses().members.stream();
        Stream<String> overrides = users.types().stream()
                .flatMap(t -> t.members().keySet().stream().map(key -> t.name() + "#" + key))
                .filter(m -> !m.contains("#<"));
        Stream<String> superConstructors = declared.uses().members.stream().filter(m -> m.contains("#<init>"));
        Stream.of(calls, overrides, superConstructors).flatMap(s -> s).forEach(m -> need(both, m));
        int before;
        do {
            before = types.size();
            declared.types().stream().filter(t -> types.contains(t.name())).forEach(this::needWhatItIsDeclaredWith);
        } while (types.size() > before);
    }

    /** A use of an inherited member needs it wherever an ancestor declares it. */
    private void need(Library both, String ownerAndKey) {
        int at = ownerAndKey.indexOf('#');
        members.add(ownerAndKey);
        if (!ownerAndKey.startsWith("<init>", at + 1)) {
            both.ancestors(ownerAndKey.substring(0, at)).forEach(a -> members.add(a + ownerAndKey.substring(at)));
        }
    }

    private void needWhatItIsDeclaredWith(TypeShape type) {
        types.addAll(type.parents());
        needTypesIn(String.valueOf(type.signature()));
        for (Member member : type.members().values()) {
            if (isNeeded(type, member)) {
                needTypesIn(member.descriptor() + member.signature());
                types.addAll(member.exceptions());
            }
        }
    }

    private void needTypesIn(String descriptorOrSignature) {
        Matcher matcher = TYPE.matcher(descriptorOrSignature);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
    }

    /** One line for each type and member that could go. */
    List<String> find() {
        List<String> unused = new ArrayList<>();
        for (TypeShape type : declared.types()) {
            String name = type.name().replace('/', '.');
            if (!types.contains(type.name())) {
                unused.add(name);
            } else {
                type.members().values().stream()
                        .filter(m -> !isNeeded(type, m))
                        .forEach(m -> unused.add(name + "#" + m.key()));
            }
        }
        return unused;
    }

    /** An implementation stays as long as what it implements does, and always if the JDK asks for it. */
    private boolean isNeeded(TypeShape type, Member member) {
        return !isApi(type, member)
                || members.contains(type.name() + "#" + member.key())
                || type.is(Opcodes.ACC_ANNOTATION) && members.contains(type.name() + "#" + member.name())
                || declared.ancestors(type.name()).stream().anyMatch(a -> isNeededFrom(a, member));
    }

    private boolean isNeededFrom(String ancestor, Member member) {
        TypeShape shape = declared.find(ancestor);
        return !member.name().equals("<init>")
                && shape != null
                && shape.members().containsKey(member.key())
                && (!declared.types().contains(shape) || members.contains(ancestor + "#" + member.key()));
    }

    private static boolean isApi(TypeShape type, Member member) {
        boolean madeByTheCompiler = member.is(Opcodes.ACC_SYNTHETIC)
                || member.key().equals("<init>()V")
                || type.is(Opcodes.ACC_ENUM)
                        && (member.name().equals("values") || member.name().equals("valueOf"));
        return member.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) && !madeByTheCompiler;
    }
}
