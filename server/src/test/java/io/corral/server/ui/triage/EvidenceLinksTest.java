package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceLinksTest {

    private final EvidenceLinks links = new EvidenceLinks(
            path -> "/o/issues/7/" + path, path -> "/o/" + path);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "event.breadcrumbs | /o/issues/7/events/latest/#breadcrumbs",
        "event.exception.stacktrace.frames | /o/issues/7/events/latest/#stack",
        "event.request.headers.Referer | /o/issues/7/events/latest/#request",
        "event.transaction | /o/issues/7/events/latest/#event",
        "event | /o/issues/7/events/latest/#event",
        "tags.a/b | /o/issues/7/tags/a%2Fb/",
        "tags | /o/issues/7/tags/",
        "stats.24h | /o/issues/7/#frequency",
        "userCount, stats.24h | /o/issues/7/#frequency",
        "substatus | /o/issues/7/#issue-facts",
        "title | /o/issues/7/#issue-head",
        "releases.deploys | /o/releases/",
        "sessions.projects.web | /o/releases/",
        "context.flows | /o/settings/context/"})
    void field_leadsToWhereItIsShown(String field, String address) {
        assertThat(links.of(field)).isEqualTo(address);
    }
}
