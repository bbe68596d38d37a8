package io.corral.web.page;

import java.util.List;

/// A small bar chart made by the server, in a box of `width` times `height`.
///
/// @param summary what it shows, for people who hear the page
public record Bars(int width, int height, List<Bar> bars, String summary) {
    public Bars {
        bars = List.copyOf(bars);
    }

    /// One bar, from its left top corner.
    ///
    /// @param kind class that colours it; empty for the usual colour
    /// @param title what it stands for, for example `24 Nov 10:00: 12 accepted`
    public record Bar(String x, String y, String width, String height, String kind,
            String title) {}
}
