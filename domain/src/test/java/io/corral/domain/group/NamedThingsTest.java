package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The thing that is missing or wrong, in the words of runtimes, frameworks and databases.
class NamedThingsTest {

    private static final Frame FRAME = Errors.at("shop.stock", "take");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        // enums: the value is data, the enum is not
        "No enum constant shop.Brand.GOLDEN | no enum constant: shop.Brand",
        "\"x\" is not a valid backing value for enum App\\Brand | no case of an enum: App\\Brand",
        "\"x\" is not a valid backing value for enum \"App\\\\Brand\""
                + " | no case of an enum: App\\Brand",
        "'x' is not a valid Brand | no case of an enum: Brand",
        // decoders
        "json: cannot unmarshal string into Go struct field Cart.total of type int"
                + " | field of a wrong type: total",
        "interface conversion: interface {} is nil, not map[string]interface {}"
                + " | cannot cast: map[string]interface",
        "Expected BEGIN_OBJECT but was STRING at line 1 column 2 path $.items[3].price"
                + " | undecodable: $.items[].price",
        "keyNotFound(CodingKeys(stringValue: \"total\", intValue: nil), x) | missing key: total",
        // containers
        "Unable to resolve service for type 'A.IBank' while attempting to activate 'A.Pay'."
                + " | no service of a type: A.IBank",
        "Environment variable not found: \"MAILER_DSN\". | missing setting: MAILER_DSN",
        // templates
        "Impossible to access an attribute (\"opening\") on a null variable."
                + " | attribute of nothing: opening",
        "assign @total not available in template. | missing assign: total",
        // arguments of PHP before and after version 8
        "Argument 2 passed to App\\Cart::add() must be of the type int, null given"
                + " | argument of a wrong type: App\\Cart::add #2",
        "App\\Cart::add(): Argument #2 ($n) must be of type int, null given, called in x"
                + " | argument of a wrong type: App\\Cart::add #2",
        "array_map(): Expected parameter 2 to be an array, bool given"
                + " | argument of a wrong type: array_map #2",
        // what frameworks say of databases
        "constraint error when attempting to insert struct: * \"cart_key\" (unique_constraint)"
                + " | constraint violated: cart_key",
        // actors, tasks, native modules
        "Ask timed out on [Actor[akka://a/user/W#6]] after [5 ms]. Message of type [a.W$Get]. x"
                + " | no answer of an actor: a.W$Get",
        "Task was destroyed but it is pending! task: <Task pending coro=<poll() running at /a:2>>"
                + " | task destroyed while pending: poll",
        "TurboModuleRegistry.getEnforcing(...): 'RNPay' could not be found. Verify"
                + " | no native module: RNPay",
    })
    void of_knownWording_itsName(String message, String text) {
        EngineError error = Objects.requireNonNull(NamedThings.of(message), message);

        assertThat(error.text()).isEqualTo(text);
        assertThat(NamedThings.isOne(error)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "x is not a valid address", "No enum constant ", "cart is empty",
        "5 is not a valid "
    })
    void of_otherMessage_nothing(String message) {
        assertThat(NamedThings.of(message)).isNull();
    }

    @Test
    void keys_keysOfPython_namesOfCodeCountAndDataDoesNot() {
        long unit = Errors.on("python").raised("KeyError", "'unit_price'", FRAME).key();
        long range = Errors.on("python").raised("KeyError", "'price_range'", FRAME).key();
        long oslo = Errors.on("python").raised("KeyError", "'oslo'", FRAME).key();
        long lima = Errors.on("python").raised("KeyError", "'lima'", FRAME).key();

        assertThat(unit).isNotEqualTo(range);
        assertThat(oslo).isEqualTo(lima).isNotEqualTo(unit);
    }

    @Test
    void keys_librariesOnly_theClassThatCannotBeMadeCountsForAll() {
        String message = "Unable to resolve service for type 'A.IBank' while attempting to"
                + " activate 'A.Pay'.";
        String type = "System.InvalidOperationException";
        Frame older =
                Errors.at("Microsoft.Extensions.DependencyInjection.ActivatorUtilities", "Get");
        Frame newer = Errors.at("Microsoft.AspNetCore.Routing.EndpointMiddleware", "Invoke");

        assertThat(Errors.on("csharp").raised(type, message, older).key())
                .isEqualTo(Errors.on("csharp").raised(type, message, newer).key());
    }

    @Test
    void keys_schemaOfZod_thePathCounts() {
        String issue =
                "[{\"code\": \"invalid_type\", \"path\": [\"%s\"], \"message\": \"Required\"}]";
        long level = Errors.on("node").raised("ZodError", issue.formatted("level"), FRAME).key();
        long teacher =
                Errors.on("node").raised("ZodError", issue.formatted("teacher"), FRAME).key();

        assertThat(level).isNotEqualTo(teacher);
    }
}
