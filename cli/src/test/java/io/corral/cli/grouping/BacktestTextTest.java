package io.corral.cli.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import org.junit.jupiter.api.Test;

class BacktestTextTest {

    @Test
    void report_saysWhatWouldDiffer() {
        assertThat(new BacktestText(Json.MAPPER.readTree("""
                {"report": {"events": 1200, "distinct": 30, "unreadable": 1, "merged": 2,
                  "split": 1, "opened": 1, "unchanged": 40, "moved": 75,
                  "alerts": [
                    {"type": "new_issue", "threshold": null, "hours": null, "before": 3,
                     "after": 4},
                    {"type": "frequency", "threshold": 100, "hours": 1, "before": 0, "after": 1}],
                  "differences": [
                    {"kind": "merged", "events": 50,
                     "from": {"id": "7", "shortId": "SHOP-7", "title": "Late\\u001b[31m parcel"},
                     "to": {"id": "9", "shortId": "SHOP-9", "title": "Late parcels"},
                     "evidence": {"reasons": ["Their fingerprints differ."]}},
                    {"kind": "split", "events": 25,
                     "from": {"id": "9", "shortId": "SHOP-9", "title": "Late parcels"},
                     "to": {"id": null, "hash": "00ff"}, "evidence": null}]}}
                """)).lines()).containsExactly(
                "1,200 events read, 30 of them different; 1 could not be read.",
                "Issues: 2 merged, 1 split, 1 new, 40 unchanged.",
                "Events that would be in another issue: 75.",
                "Alert on new issues: fired 3 times, would have fired 4 times.",
                "Alert on more than 100 events in 1 h: fired 0 times, would have fired once.",
                "",
                "Largest differences:",
                "         50  merged  SHOP-7 Late [31m parcel -> SHOP-9 Late parcels",
                "                     Their fingerprints differ.",
                "         25  split   SHOP-9 Late parcels -> a new issue");
    }

    @Test
    void nothingDiffers_namesNoDifferences() {
        assertThat(new BacktestText(Json.MAPPER.readTree("""
                {"report": {"events": 5, "distinct": 1, "unreadable": 0, "merged": 0, "split": 0,
                  "opened": 0, "unchanged": 1, "moved": 0, "alerts": [], "differences": []}}
                """)).lines()).hasSize(3);
    }
}
