package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What some class files refer to. */
final class Uses {
    /** Internal names of all types that occur anywhere. */
    final Set<String> types = new HashSet<>();

    /** {@code owner#key} of all members that are called, read or written; annotation elements by their name alone. */
    final Set<String> members = new HashSet<>();

    void add(byte[] classFile) {
        Remapper everyType = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                types.add(name);
                return name;
            }
        };
        new ClassReader(classFile)
                .accept(new ClassRemapper(Opcodes.ASM9, new Members(), everyType) {}, ClassReader.SKIP_DEBUG);
    }

    private void member(String owner, String key) {
        members.add(owner + "#" + key);
    }

    private final class Members extends ClassVisitor {
        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return new Elements(annotation);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new Instructions();
        }
    }

    private final class Instructions extends MethodVisitor {
        Instructions() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            member(owner, name + descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            member(owner, name + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    member(handle.getOwner(), handle.getName() + handle.getDesc());
                }
            }
        }
    }

    private final class Elements extends AnnotationVisitor {
        private final String owner;

        Elements(String descriptor) {
            super(Opcodes.ASM9);
            owner = Type.getType(descriptor).getInternalName();
        }

        @Override
        public void visit(String element, Object value) {
            member(owner, element);
        }

        @Override
        public void visitEnum(String element, String descriptor, String value) {
            member(owner, element);
            member(Type.getType(descriptor).getInternalName(), value + descriptor);
        }

        @Override
        public AnnotationVisitor visitArray(String element) {
            member(owner, element);
            return new Elements("L" + owner + ";");
        }
    }
}
