package io.jenkins.plugins.gitlabrelease.result;

/**
 * What was done, as pages say it. Builds keep the words of the API; one that was written by another version of the plugin
 * is shown as it is.
 */
final class DoneWords {

    private DoneWords() {}

    static String ofRelease(String action) {
        return switch (action) {
            case "created" -> Messages.DoneWords_Created();
            case "updated" -> Messages.DoneWords_Updated();
            case "unchanged" -> Messages.DoneWords_Unchanged();
            case "skipped" -> Messages.DoneWords_Skipped();
            default -> action;
        };
    }

    static String ofAsset(String action) {
        return switch (action) {
            case "uploaded" -> Messages.DoneWords_Uploaded();
            case "replaced" -> Messages.DoneWords_Replaced();
            case "reused" -> Messages.DoneWords_Reused();
            case "linked" -> Messages.DoneWords_Linked();
            case "unchanged" -> Messages.DoneWords_Unchanged();
            default -> action;
        };
    }
}
