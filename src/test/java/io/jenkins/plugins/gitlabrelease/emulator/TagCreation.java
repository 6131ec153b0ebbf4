package io.jenkins.plugins.gitlabrelease.emulator;

/** Creates a tag, for the tags API and for releases (contract 3.3 steps 5 to 8 and section 6). */
final class TagCreation {

    /** Why no tag was made, with the status that a release answers then. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String text) {
            super(text);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private TagCreation() {}

    /**
     * Creates the tag at once; nothing takes it back.
     *
     * @param message null or blank for a lightweight tag
     */
    static EmulatedTag create(EmulatedProject project, String name, String ref, String message) throws Refused {
        Repository repository = project.repository();
        if (ref.isBlank()) {
            throw new Refused(400, "Target is empty");
        }
        if (!TagNames.isLegal(name)) {
            throw new Refused(400, "Tag name invalid");
        }
        EmulatedCommit commit =
                repository.resolve(ref).orElseThrow(() -> new Refused(400, "Target " + ref + " is invalid"));
        if (repository.tags().containsKey(name)) {
            throw new Refused(409, "Tag " + name + " already exists");
        }
        String hook = repository.hookRefusal().orElse(null);
        if (hook != null) {
            throw new Refused(500, hook);
        }
        EmulatedTag tag = new EmulatedTag(name, message == null ? "" : message.strip(), commit);
        repository.tags().put(name, tag);
        return tag;
    }
}
