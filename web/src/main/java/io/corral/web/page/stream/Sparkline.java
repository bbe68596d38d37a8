package io.corral.web.page.stream;

/// A little diagram of bars.
///
/// @param width of its coordinates
/// @param height of its coordinates
/// @param bars path of the bars
/// @param base path of the line under intervals without events
/// @param words what it says
public record Sparkline(int width, int height, String bars, String base, String words) {}
