package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;

/// Loops that wait for events and call back, in every system and toolkit. Which functions of the
/// application started such a loop says nothing of what it called.
final class EventLoops {

    private static final Set<String> LOOPS =
            Set.of(
                    "event_base_loop", "event_base_dispatch", "uv_run", "ev_run", "ev_loop",
                    "g_main_loop_run", "g_main_context_iteration", "g_application_run",
                    "gtk_main", "gtk_main_do_event", "QCoreApplication::exec",
                    "QApplication::exec", "QGuiApplication::exec", "QEventLoop::exec",
                    "QEventLoop::processEvents",
                    "glutMainLoop", "emscripten_set_main_loop", "wl_display_dispatch",
                    "sd_event_loop", "sd_event_run", "xcb_wait_for_event", "XtAppMainLoop",
                    "SDL_RunApp", "RunMessageLoop", "RunMessageLoopInner", "PushFrameImpl",
                    "PushFrame", "serve_forever", "mainloop", "run_machine", "run_forever",
                    "exec_");

    private EventLoops() {}

    /// Whether the frame has the name of such a loop.
    static boolean is(Frame frame) {
        String function = frame.function();
        return function != null && LOOPS.contains(Names.before(function, "("));
    }
}
