package io.jenkins.plugins.gitlabrelease.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class file into a {@link TypeShape}. */
final class ShapeReader extends ClassVisitor {
    private static final Set<String> NULLNESS = Set.of("CheckForNull", "NonNull", "Nonnull", "Nullable");

    private static final Set<String> META = Set.of("Indexable", "Indexed", "Inherited", "Retention", "Target");

    private String name;
    private int access;
    private String signature;
    private String superName;
    private List<String> interfaces = List.of();
    private final Map<String, Member> members = new TreeMap<>();
    private final List<String> meta = new ArrayList<>();

    private ShapeReader() {
        super(Opcodes.ASM9);
    }

    static TypeShape read(byte[] classFile) {
        ShapeReader reader = new ShapeReader();
        new ClassReader(classFile)
                .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        reader.meta.sort(null);
        return new TypeShape(
                reader.name,
                reader.access,
                reader.signature,
                reader.superName,
                reader.interfaces,
                reader.members,
                reader.meta);
    }

    @Override
    public void visit(int version, int flags, String type, String generic, String parent, String[] parents) {
        name = type;
        access = flags;
        signature = generic;
        superName = parent;
        interfaces = List.of(parents);
    }

    @Override
    public void visitInnerClass(String type, String outer, String simple, int flags) {
        if (type.equals(name)) {
            access = flags | access & Opcodes.ACC_DEPRECATED;
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        String simple = descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
        if (!META.contains(simple)) {
            return null;
        }
        List<String> values = new ArrayList<>();
        return new Values(values) {
            @Override
            public void visitEnd() {
                meta.add("@" + simple + values);
            }
        };
    }

    @Override
    public FieldVisitor visitField(int flags, String field, String descriptor, String signature, Object value) {
        Set<String> nullness = new TreeSet<>();
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                note(nullness, "", annotation);
                return null;
            }

            @Override
            public void visitEnd() {
                String constant = value == null ? null : value.toString();
                add(new Member(field, descriptor, flags, signature, Set.of(), nullness, constant));
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int flags, String method, String descriptor, String signature, String[] thrown) {
        Set<String> nullness = new TreeSet<>();
        List<String> defaults = new ArrayList<>();
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                note(nullness, "", annotation);
                return null;
            }

            @Override
            public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                note(nullness, "parameter " + (parameter + 1) + " ", annotation);
                return null;
            }

            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                return new Values(defaults);
            }

            @Override
            public void visitEnd() {
                String constant = defaults.isEmpty() ? null : defaults.toString();
                Set<String> exceptions = thrown == null ? Set.of() : new TreeSet<>(List.of(thrown));
                add(new Member(method, descriptor, flags, signature, exceptions, nullness, constant));
            }
        };
    }

    private void add(Member member) {
        members.put(member.key(), member);
    }

    private static void note(Set<String> nullness, String where, String annotation) {
        String simple = annotation.substring(annotation.lastIndexOf('/') + 1, annotation.length() - 1);
        if (NULLNESS.contains(simple)) {
            nullness.add(where + "@" + simple);
        }
    }

    /** Flattens an annotation's values, which is enough to compare them. */
    private static class Values extends AnnotationVisitor {
        private final List<String> values;

        Values(List<String> values) {
            super(Opcodes.ASM9);
            this.values = values;
        }

        @Override
        public void visit(String element, Object value) {
            values.add(String.valueOf(value));
        }

        @Override
        public void visitEnum(String element, String descriptor, String value) {
            values.add(value);
        }

        @Override
        public AnnotationVisitor visitArray(String element) {
            values.add("[]");
            return new Values(values);
        }
    }
}
