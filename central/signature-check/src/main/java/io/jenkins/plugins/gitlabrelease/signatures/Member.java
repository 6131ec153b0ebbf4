package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.Set;

/**
 * A method, constructor or field as its class file has it.
 *
 * @param name the name, {@code <init>} for a constructor
 * @param descriptor the JVM descriptor; methods have {@code (}, fields have not
 * @param access the access flags of the JVM specification, with {@link org.objectweb.asm.Opcodes#ACC_DEPRECATED}
 * @param signature the generic signature, or null if the declaration has no generic type
 * @param exceptions internal names of what a method declares to throw
 * @param nullness one entry for each nullness annotation: where it stands and its simple name
 * @param constant the compile-time constant of a field or the default of an annotation element as text, or null
 */
record Member(
        String name,
        String descriptor,
        int access,
        String signature,
        Set<String> exceptions,
        Set<String> nullness,
        String constant) {

    String key() {
        return name + descriptor;
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }
}
