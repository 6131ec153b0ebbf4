package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/**
 * Holds declared signatures against the real ones. Only what is public or protected counts: the rest exists to keep the
 * signatures compilable and nothing outside can use it. Left out on purpose: {@code synchronized}, which is no part of a
 * signature, and unchecked exceptions, which nobody has to declare.
 */
final class Comparison {
    private static final Map<Integer, String> TYPE_FLAGS = flags(
            Opcodes.ACC_PUBLIC, "public",
            Opcodes.ACC_PROTECTED, "protected",
            Opcodes.ACC_STATIC, "static",
            Opcodes.ACC_FINAL, "final",
            Opcodes.ACC_ABSTRACT, "abstract",
            Opcodes.ACC_DEPRECATED, "deprecated");
    private static final Map<Integer, String> MEMBER_FLAGS = flags(
            Opcodes.ACC_PUBLIC, "public",
            Opcodes.ACC_PROTECTED, "protected",
            Opcodes.ACC_STATIC, "static",
            Opcodes.ACC_FINAL, "final",
            Opcodes.ACC_ABSTRACT, "abstract",
            Opcodes.ACC_VARARGS, "variable arity",
            Opcodes.ACC_DEPRECATED, "deprecated");
    private static final int FIELD_ONLY = Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT;

    private final Library declared;
    private final Library real;
    private final List<String> differences = new ArrayList<>();
    private int types;
    private int members;

    Comparison(Library declared, Library real) {
        this.declared = declared;
        this.real = real;
    }

    private static Map<Integer, String> flags(Object... pairs) {
        Map<Integer, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((Integer) pairs[i], (String) pairs[i + 1]);
        }
        return map;
    }

    /** Compares everything; the result has one line for each difference, none if all is well. */
    List<String> run() {
        declared.types().stream().filter(TypeShape::isApi).forEach(this::type);
        return differences;
    }

    int types() {
        return types;
    }

    int members() {
        return members;
    }

    private void type(TypeShape ours) {
        types++;
        TypeShape theirs = real.find(ours.name());
        String where = ours.name().replace('/', '.');
        if (theirs == null) {
            differences.add(where + ": no such type");
            return;
        }
        same(where, "kind", ours.kind(), theirs.kind());
        same(where, "modifiers", words(ours), words(theirs));
        same(where, "type parameters", ours.typeParameters(), theirs.typeParameters());
        same(where, "annotations", ours.meta(), theirs.meta());
        Set<String> ancestors = real.ancestors(ours.name());
        for (String parent : ours.parents()) {
            if (!ancestors.contains(parent)) {
                differences.add(where + ": is no " + parent.replace('/', '.'));
            }
        }
        for (Member member : ours.members().values()) {
            if (isApi(member)) {
                member(ours, member);
            }
        }
    }

    private static boolean isApi(Member member) {
        return member.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) && !member.is(Opcodes.ACC_SYNTHETIC);
    }

    private void member(TypeShape type, Member ours) {
        members++;
        String where = type.name().replace('/', '.') + "#" + ours.key();
        Member theirs = real.resolve(type.name(), ours.key());
        if (theirs == null) {
            differences.add(where + ": no such member");
            return;
        }
        same(where, "modifiers", words(ours), words(theirs));
        same(where, "generic signature", ours.signature(), theirs.signature());
        same(where, "checked exceptions", checked(ours), checked(theirs));
        same(where, "nullness", ours.nullness(), theirs.nullness());
        same(where, "constant", ours.constant(), theirs.constant());
    }

    private Set<String> checked(Member member) {
        return member.exceptions().stream()
                .filter(e -> !e.equals("java/lang/RuntimeException")
                        && !real.ancestors(e).contains("java/lang/RuntimeException"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The compiler makes an enum final or abstract according to the bodies of its constants, so neither is compared. */
    private static String words(TypeShape type) {
        int implied = type.is(Opcodes.ACC_ENUM) ? Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT : 0;
        return TYPE_FLAGS.entrySet().stream()
                .filter(e -> type.is(e.getKey()) && (e.getKey() & implied) == 0)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
    }

    private static String words(Member member) {
        boolean method = member.descriptor().startsWith("(");
        return MEMBER_FLAGS.entrySet().stream()
                .filter(e -> member.is(e.getKey()) && (method || (e.getKey() & FIELD_ONLY) == 0))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
    }

    private void same(String where, String what, Object ours, Object theirs) {
        if (!Objects.equals(ours, theirs)) {
            differences.add(where + ": " + what + " " + ours + ", really " + theirs);
        }
    }
}
