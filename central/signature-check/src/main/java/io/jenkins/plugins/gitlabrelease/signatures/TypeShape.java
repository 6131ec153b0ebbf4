package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * A class, interface, enum or annotation type as its class file has it.
 *
 * @param name the internal name, such as {@code hudson/model/Run}
 * @param access the flags of the declaration; those of a nested type come from its {@code InnerClasses} entry
 * @param signature the generic signature, or null if the declaration has no generic type
 * @param superName internal name of the superclass, null for {@code java/lang/Object}
 * @param interfaces internal names of the direct superinterfaces
 * @param members what is declared here, by {@link Member#key()}
 * @param meta the annotations of an annotation type that change what it does, as text
 */
record TypeShape(
        String name,
        int access,
        String signature,
        String superName,
        List<String> interfaces,
        Map<String, Member> members,
        List<String> meta) {

    static final int KIND = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_ANNOTATION;

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    /** The part of the generic signature between the first angle brackets, empty if there are no type parameters. */
    String typeParameters() {
        if (signature == null || !signature.startsWith("<")) {
            return "";
        }
        int depth = 0;
        int end = 0;
        do {
            char c = signature.charAt(end++);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        } while (depth > 0);
        return signature.substring(0, end);
    }

    /** Tells whether other packages can see the type. */
    boolean isApi() {
        return is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }

    List<String> parents() {
        List<String> parents = new ArrayList<>();
        if (superName != null) {
            parents.add(superName);
        }
        parents.addAll(interfaces);
        return parents;
    }

    String kind() {
        if (is(Opcodes.ACC_ANNOTATION)) {
            return "annotation";
        }
        if (is(Opcodes.ACC_INTERFACE)) {
            return "interface";
        }
        return is(Opcodes.ACC_ENUM) ? "enum" : "class";
    }
}
