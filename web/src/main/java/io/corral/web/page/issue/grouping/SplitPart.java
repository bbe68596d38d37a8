package io.corral.web.page.issue.grouping;

import io.corral.web.page.Shell.Link;
import org.jspecify.annotations.Nullable;

/// How far a split is.
///
/// @param url where to ask again; null when it is over
/// @param what what is split off
/// @param sentence how it stands
/// @param percent of events looked at; null when that says nothing
/// @param isWrong whether nothing came of it
/// @param other the issue of the other part; null before it is done
public record SplitPart(
        @Nullable String url, String what, String sentence, @Nullable String percent,
        boolean isWrong, @Nullable Link other) {}
