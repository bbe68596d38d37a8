package io.corral.tools.reading;

/// Is told how far reading came. From several threads.
public interface Progress {

    /// Tells nobody.
    Progress SILENT = new Progress() {
        @Override
        public void at(String what, int done, int all) {}

        @Override
        public void say(String sentence) {}
    };

    /// Something was read.
    ///
    /// @param what such as `open issues`
    /// @param all 0 when it is not known
    void at(String what, int done, int all);

    /// Something a person wants to know while waiting.
    void say(String sentence);
}
