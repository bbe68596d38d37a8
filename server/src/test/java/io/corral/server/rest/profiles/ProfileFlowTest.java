package io.corral.server.rest.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Profiles are taken, but not kept yet: clients read the shapes they expect.
@TestInstance(Lifecycle.PER_CLASS)
class ProfileFlowTest {

    private static final String PROFILING = "organizations/acme/profiling/";
    private static final String PROFILE = "0123456789abcdef0123456789abcdef";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void flameGraph_isShapedAndEmpty() {
        Reply reply = server.get(PROFILING + "flamegraph/?project=" + server.apiId()
                + "&statsPeriod=7d&dataSource=transactions&query=transaction:/cart");

        assertThat(reply.json().toString()).isEqualTo("""
                {"activeProfileIndex":0,"platform":"","projectID":%s,"transactionName":"",\
                "profiles":[],"shared":{"frames":[],"frame_infos":[],"profiles":[]},\
                "metadata":{}}""".formatted(server.apiId()));
    }

    @Test
    void flameGraph_ofUnknownSource_saysWhichThereAre() {
        Reply reply = server.get(PROFILING + "flamegraph/?dataSource=dreams");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/dataSource/0").asString()).contains("dreams", "functions");
    }

    @Test
    void chunks_needAProfilerAndOneProject_andAreNotFound() {
        assertThat(detail("chunks/?project=" + server.apiId(), 400)).contains("profiler_id");
        assertThat(detail("chunks/?profiler_id=" + PROFILE, 400)).contains("project_id");
        assertThat(detail("chunks/?profiler_id=" + PROFILE + "&project=" + server.apiId()
                + "&start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z", 404))
                .isEqualTo("The requested resource does not exist");
    }

    @Test
    void profile_isNotFound() {
        Reply reply = server.get("projects/acme/shop/profiling/profiles/" + PROFILE + "/");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("detail").asString())
                .isEqualTo("The requested resource does not exist");
    }

    private String detail(String path, int status) {
        Reply reply = server.get(PROFILING + path);
        assertThat(reply.status()).isEqualTo(status);
        return reply.json().get("detail").asString();
    }
}
