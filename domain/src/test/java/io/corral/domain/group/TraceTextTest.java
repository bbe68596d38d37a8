package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTextTest {

    @Test
    void java_functionsNearestTheCrash() {
        TraceText trace = TraceText.of("""
                Unhandled exception in worker
                java.lang.IllegalStateException: closed
                \tat com.acme.Runner.run(Runner.java:10)
                \tat java.base/java.lang.Thread.run(Thread.java:19)
                """);

        assertThat(trace.head()).endsWith("worker\njava.lang.IllegalStateException: closed");
        assertThat(trace.frames()).startsWith("Runner:com.acme.Runner.run\n");
    }

    @Test
    void javaScript_linesDoNotCount() {
        TraceText one = TraceText.of("TypeError: x\n    at run (/srv/a/worker.js:10:4)");
        TraceText other = TraceText.of("TypeError: x\n    at run (/opt/b/worker.js:99:1)");

        assertThat(one).isEqualTo(other);
        assertThat(one.frames()).isEqualTo("worker:run");
    }

    @Test
    void mono_addressesDoNotCount() {
        TraceText one = TraceText.of("Null\n  at Sail.Trim () [0x01] in <aa>:12");
        TraceText other = TraceText.of("Null\n  at Sail.Trim () [0x02] in <bb>:7");

        assertThat(one).isEqualTo(other);
        assertThat(one.frames()).isNotEmpty();
    }

    @Test
    void python_newestLast_exceptionStays() {
        TraceText trace = TraceText.of("""
                Traceback (most recent call last):
                  File "/srv/app/jobs.py", line 3, in run
                    step()
                  File "/srv/app/steps.py", line 9, in step
                    raise ValueError(7)
                ValueError: 7
                """);

        assertThat(trace.head()).isEqualTo("ValueError: 7");
        assertThat(trace.frames()).isEqualTo("jobs:run\nsteps:step");
    }

    @Test
    void goAndPhp_functions() {
        assertThat(TraceText.of("panic: x\ngoroutine 7 [running]:\nmain.poll(0x1)\n\t/a/main.go:3")
                .frames()).isEqualTo("main:main.poll");
        assertThat(TraceText.of("Uncaught x\nStack trace:\n#0 /a/Run.php(9): App\\Feed->next()")
                .frames()).isEqualTo("Run:App\\Feed->next");
    }

    @Test
    void prose_isNoTrace() {
        assertThat(TraceText.of("at noon\nlook at (this)").frames()).isEmpty();
    }
}
