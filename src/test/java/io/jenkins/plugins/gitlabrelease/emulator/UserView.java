package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Users as they stand in other things. */
final class UserView {

    private UserView() {}

    static ObjectNode of(EmulatedUser user, String base) {
        return Json.object()
                .put("id", user.id())
                .put("username", user.username())
                .put("name", user.name())
                .put("state", "active")
                .put("avatar_url", base + "/uploads/-/system/user/avatar/" + user.id() + "/avatar.png")
                .put("web_url", base + "/" + user.username());
    }
}
