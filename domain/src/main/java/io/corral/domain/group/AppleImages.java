package io.corral.domain.group;

import java.util.Set;

/// Dynamic images of Apple's systems, for events that name an image without its path.
final class AppleImages {

    private static final Set<String> SYSTEM =
            Set.of(
                    "UIKitCore", "UIKit", "CoreFoundation", "Foundation", "GraphicsServices",
                    "QuartzCore", "CoreGraphics", "CoreData", "CFNetwork", "AppKit", "SwiftUI",
                    "Combine", "AVFoundation", "CoreLocation", "MapKit", "WebKit", "WebCore",
                    "JavaScriptCore", "Metal", "CoreMedia", "CoreAudio", "StoreKit", "Security",
                    "FrontBoardServices", "BaseBoard", "RunningBoardServices", "CoreAutoLayout",
                    "CoreText", "ImageIO", "SwiftUICore", "AttributeGraph", "UIFoundation",
                    "IOKit", "dyld", "dyld_sim", "HIToolbox", "CoreMotion", "CoreBluetooth",
                    "PhotosUI", "Photos", "UserNotifications", "Network", "SpriteKit", "SceneKit");

    private AppleImages() {}

    static boolean isSystem(String image) {
        return SYSTEM.contains(image) || image.startsWith("libsystem_")
                || image.startsWith("libswift") || image.startsWith("libobjc")
                || image.startsWith("libdispatch") || image.startsWith("libdyld")
                || image.startsWith("libc++") || image.startsWith("libxpc")
                || image.startsWith("ntdll.") || image.equals("KERNEL32.DLL")
                || image.equals("libc.so") || image.equals("libart.so");
    }
}
