package io.corral.server.ui;

/// The pages the side bar leads to.
public enum Section {
    CATCH_UP("catch-up/", "sun", "Catch me up", "c"),
    ISSUES("issues/", "inbox", "Issues", "i"),
    DISCOVER("discover/", "telescope", "Discover", "d"),
    RELEASES("releases/", "package", "Releases", "r"),
    PROJECTS("projects/", "folder", "Projects", "p"),
    STATS("stats/", "chart-bar", "Usage", "u"),
    SETTINGS("settings/", "settings", "Settings", "s"),
    /// Pages the side bar does not name.
    NONE("", "", "", "");

    private final String path;
    private final String icon;
    private final String text;
    private final String key;

    Section(String path, String icon, String text, String key) {
        this.path = path;
        this.icon = icon;
        this.text = text;
        this.key = key;
    }

    /// Address below the organisation.
    String path() {
        return path;
    }

    String icon() {
        return icon;
    }

    String text() {
        return text;
    }

    /// Letter that goes there after `g`.
    String key() {
        return key;
    }
}
