package io.corral.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.backtest.ContentDigest.Content;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.StoredPayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    private static Optional<Content> of(String json, boolean withTags) {
        return new ContentDigest(withTags).of(new StoredPayload(
                new ProjectId(1), new EventId(1, 2),
                new Circumstances("event", Instant.EPOCH, null, null, null, null),
                json.getBytes(StandardCharsets.UTF_8), 7, GroupingVersion.FIRST));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'message':'x'} | {'message':'y'}",
        "{'tags':{'event_id':1}} | {'tags':{'event_id':2}}",
        "{'exception':{'values':[{'type':'A'}]}} | {'exception':{'values':[{'type':'B'}]}}",
        "{'tags':{'vars':1}} | {'tags':{'vars':2}}",
        "{'exception':{'stacktrace':{'lineno':1}}} | {'exception':{'stacktrace':{'lineno':2}}}",
        "{'release':'1'} | {'release':'2'}"
    })
    void whatGroupingMayAskFor_counts(String one, String other) {
        assertThat(of(quoted(one), false)).isPresent()
                .isNotEqualTo(of(quoted(other), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'message':'x','event_id':'b','timestamp':2}"
                + "|{'message':'x','event_id':'c','timestamp':3}",
        "{'event_id':'c','message':'x','breadcrumbs':[{'a':'}]'}],'extra':{'b':{}}}"
                + "|{'event_id':'d','message':'x','breadcrumbs':[],'extra':{'c':[]}}",
        "{'message':'x','user':{'id':'9'},'contexts':{'trace':{}}}"
                + "|{'message':'x','user':{'id':'8'},'contexts':{}}",
        "{'exception':[{'vars':{'a':'{'}}]} | {'exception':[{'vars':{'b':']'}}]}",
        "{'threads':{'pre_context':['1']}} | {'threads':{'pre_context':['2']}}",
        "{ 'event_id' : '1' , 'a':1} | { 'event_id' : '2' , 'a':1}"
    })
    void whatGroupingDoesNotRead_isLeftOut(String one, String other) {
        assertThat(of(quoted(one), false)).isPresent().isEqualTo(of(quoted(other), false));
    }

    @Test
    void whereRulesAskForTags_whatTagsComeFromCounts() {
        String one = quoted("{'user':{'id':1}}");
        String other = quoted("{'user':{'id':2}}");

        assertThat(of(one, false)).isEqualTo(of(other, false));
        assertThat(of(one, true)).isNotEqualTo(of(other, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{'a'", "{'a':", "{'a':1", "{'a':1,}", "[", "[1", "'", "'\\", "{1:2}",
        "[[[["
    })
    void brokenJson_hasNoContent(String json) {
        assertThat(of(quoted(json), false)).isEmpty();
    }

    @Test
    void deepJson_hasNoContent() {
        assertThat(of("[".repeat(100_000), false)).isEmpty();
    }
}
