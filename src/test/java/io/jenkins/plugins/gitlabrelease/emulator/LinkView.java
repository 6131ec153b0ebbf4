package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Release links (contract 2). The stored path is not a field of its own. */
final class LinkView {

    private LinkView() {}

    static ObjectNode of(EmulatedLink link, EmulatedProject project, String tag, Call call) {
        ObjectNode json = Json.object()
                .put("id", link.id())
                .put("name", link.name())
                .put("url", link.url())
                .put("direct_asset_url", Urls.directAsset(call.base(), project, tag, link))
                .put("link_type", link.type());
        if (call.world().settings().isV13()) {
            json.put("external", !link.url().startsWith(call.base() + "/"));
        }
        return json;
    }
}
