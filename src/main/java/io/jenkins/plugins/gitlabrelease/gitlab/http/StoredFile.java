package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A file that a store gives to everybody who has its address, such as an archived artifact in the cloud.
 *
 * @param url signed for a while, so it is in no text
 * @param length in bytes, as the store lists it
 * @param route the way to the store
 */
public record StoredFile(String url, long length, Route route) implements UploadSource {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The host of an address. */
    public static String hostOf(String url) {
        return HttpUrl.get(url).host();
    }

    @Override
    public InputStream open() throws IOException {
        OkHttpClient client = route.client()
                .newBuilder()
                .readTimeout(PATIENCE)
                .retryOnConnectionFailure(true)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .build();
        Response response = client.newCall(request).execute();
        if (!response.isSuccessful()) {
            response.close();
            throw new IOException("the store of the artifacts answered " + response.code());
        }
        return response.body().byteStream();
    }

    @Override
    public String toString() {
        return "StoredFile[" + length + "]";
    }
}
