package io.jenkins.plugins.gitlabrelease.security;

import static io.jenkins.plugins.gitlabrelease.security.WebMethods.Kind.CREDENTIALS;
import static io.jenkins.plugins.gitlabrelease.security.WebMethods.Kind.CREDENTIALS_CHECK;
import static io.jenkins.plugins.gitlabrelease.security.WebMethods.Kind.RELEASES;

import java.lang.reflect.Method;
import java.util.Set;

/** Who calls a web method, and the rule by which somebody gets an answer. Each is also the name of a user. */
enum WebRole {
    ANONYMOUS,
    /** May read every job. */
    READER,
    /** May use the credentials of one job, and not configure it. */
    CREDENTIALS_USER(WebPlace.ITEM),
    /** May start builds of one job, and not configure it. */
    BUILDER(WebPlace.ITEM),
    /** May configure one job. */
    JOB_CONFIGURER(WebPlace.ITEM),
    /** May configure a folder and all that is in it. */
    FOLDER_CONFIGURER(WebPlace.FOLDER, WebPlace.ITEM),
    /** May configure Jenkins as far as it can do no harm. */
    MANAGER,
    /** Was granted to configure jobs on Jenkins itself, which is no right to configure Jenkins (SECURITY-3260). */
    GLOBAL_CONFIGURER(WebPlace.FOLDER, WebPlace.ITEM, WebPlace.OTHER),
    ADMINISTRATOR(WebPlace.values());

    private final Set<WebPlace> places;

    WebRole(WebPlace... places) {
        this.places = Set.of(places);
    }

    /** The page from which a web method is called. */
    enum WebPlace {
        /** One that belongs to no item. */
        NOWHERE,
        FOLDER,
        /** A job in that folder. */
        ITEM,
        /** A job in another folder. */
        OTHER
    }

    /** Whether this one learns anything: what belongs to no item is for administrators, what belongs to one follows it. */
    boolean isServed(Method method, WebPlace place) {
        if (!WebMethods.isOfAnItem(method)) {
            return this == ADMINISTRATOR;
        }
        WebMethods.Kind kind = WebMethods.kindOf(method);
        if (kind == RELEASES) {
            // Only the job in the folder has the parameter; who may configure it need not be one who may start it.
            return place == WebPlace.ITEM && (this == BUILDER || this == ADMINISTRATOR);
        }
        boolean enough = this != CREDENTIALS_USER || kind == CREDENTIALS || kind == CREDENTIALS_CHECK;
        return enough && this != BUILDER && places.contains(place);
    }
}
