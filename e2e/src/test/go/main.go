// Uses sentry-go as an application does. Prints every envelope it sent as one JSON line.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
)

// recorder keeps what is sent, on its way to the server.
type recorder struct {
	mutex     sync.Mutex
	envelopes []string
}

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	r.mutex.Lock()
	r.envelopes = append(r.envelopes, string(body))
	r.mutex.Unlock()
	request.Body = io.NopCloser(bytes.NewReader(body))
	return http.DefaultTransport.RoundTrip(request)
}

var errChip = errors.New("the chip is worn")

type orderRefused struct {
	number int
	cause  error
}

func (e *orderRefused) Error() string { return fmt.Sprintf("order %d was refused", e.number) }

func (e *orderRefused) Unwrap() error { return e.cause }

func refuseOrder() error {
	return &orderRefused{4711, fmt.Errorf("card is undefined: %w", errChip)}
}

func captureError() {
	sentry.WithScope(func(scope *sentry.Scope) {
		scope.SetTag("payment", "card")
		scope.SetTag("country", "NL")
		scope.SetUser(sentry.User{ID: "u-17", Email: "ada@example.com", Username: "ada"})
		scope.SetContext("order", sentry.Context{"number": 4711, "gift": true})
		scope.AddAttachment(&sentry.Attachment{
			Filename: "cart.txt", ContentType: "text/plain", Payload: []byte("total=12.50\n"),
		})
		scope.AddBreadcrumb(&sentry.Breadcrumb{
			Category: "ui.click", Level: sentry.LevelWarning, Message: "pressed pay",
			Data: map[string]any{"button": "pay"},
		}, 10)
		scope.AddBreadcrumb(&sentry.Breadcrumb{
			Category: "reader", Level: sentry.LevelInfo, Message: "card read",
		}, 10)
		sentry.CaptureException(refuseOrder())
	})
}

func captureMessage() {
	sentry.WithScope(func(scope *sentry.Scope) {
		scope.SetLevel(sentry.LevelWarning)
		sentry.CaptureMessage("Stock of tea is low")
	})
}

func recoverPanic() {
	var done sync.WaitGroup
	done.Go(func() {
		defer sentry.Recover()
		panic(errors.New("receipt has no lines"))
	})
	done.Wait()
}

func trace() {
	transaction := sentry.StartTransaction(
		context.Background(), "POST /orders", sentry.WithOpName("http.server"))
	span := transaction.StartChild("db.query", sentry.WithDescription("INSERT INTO orders"))
	span.SetData("db.system.name", "postgresql")
	span.SetData("cart.items", 3)
	span.Status = sentry.SpanStatusOK
	span.Finish()
	transaction.Status = sentry.SpanStatusOK
	transaction.Finish()
}

func main() {
	wire := &recorder{}
	err := sentry.Init(sentry.ClientOptions{ // the DSN is in the environment
		Release: "till@1.7.0", Environment: "staging", Dist: "77", ServerName: "till-9",
		EnableTracing: true, TracesSampleRate: 1, AttachStacktrace: true, HTTPTransport: wire,
	})
	if err != nil {
		panic(err)
	}
	captureError()
	captureMessage()
	recoverPanic()
	trace()
	if !sentry.Flush(20 * time.Second) {
		panic("not everything could be sent")
	}
	if err := json.NewEncoder(os.Stdout).Encode(
		map[string]any{"envelopes": wire.envelopes}); err != nil {
		panic(err)
	}
}
