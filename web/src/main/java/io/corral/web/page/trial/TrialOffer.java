package io.corral.web.page.trial;

/// Stored events that can be grouped better now.
///
/// @param sentence says which and why
/// @param action where the form goes that tries it
/// @param dismiss where the form goes that turns it down
public record TrialOffer(String sentence, String action, String dismiss) {}
