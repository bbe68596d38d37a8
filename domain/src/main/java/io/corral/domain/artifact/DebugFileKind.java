package io.corral.domain.artifact;

/// What an uploaded debug file is.
public enum DebugFileKind {
    /// R8 or ProGuard mapping of Java and Kotlin names.
    PROGUARD("proguard", "text/x-proguard+plain"),
    ELF("elf", "application/x-elf-binary"),
    MACHO("macho", "application/x-mach-binary"),
    PE("pe", "application/x-dosexec"),
    PDB("pdb", "application/x-ms-pdb"),
    /// .NET symbols.
    PORTABLE_PDB("portablepdb", "application/x-portable-pdb"),
    BREAKPAD("breakpad", "text/x-breakpad"),
    WASM("wasm", "application/wasm"),
    /// Sources of a native build, in an archive.
    SOURCE_BUNDLE("sourcebundle", "application/x-sentry-bundle+zip"),
    /// Apple's symbol map of Bitcode builds.
    BCSYMBOLMAP("bcsymbolmap", "application/x-bcsymbolmap"),
    /// Apple's list that says which build replaced which.
    UUID_MAP("uuidmap", "application/x-debugid-map"),
    /// Unity's line mapping.
    IL2CPP("il2cpp", "application/x-il2cpp-json"),
    /// Names of an obfuscated Dart build.
    DART_SYMBOL_MAP("dartsymbolmap", "application/x-dartsymbolmap+json"),
    /// Not recognised; kept all the same.
    UNKNOWN("unknown", "application/octet-stream");

    private final String word;
    private final String mediaType;

    DebugFileKind(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    /// The word of Sentry's API.
    public String word() {
        return word;
    }

    /// What stands as content type in Sentry's API.
    public String mediaType() {
        return mediaType;
    }
}
