package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of frames as version 2 reads them, in every spelling of compilers, debuggers and runtimes.
/// Cells: role, platform, module, file, binary, function, token.
class LaterFrameTokenTest {

    private static void assertRead(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        Frame frame = new Frame(
                file, file, module, function, null, 3, 7, null, List.of(), List.of(), null,
                Map.of(), image, null, null, null);
        Language language = Languages.of(frame, platform, Algorithm.SECOND);

        assertThat(FrameClassifier.classify(frame, language).role()).isEqualTo(role);
        assertThat(language.name(frame).token()).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "NOISE ; cocoa ;  ;  ;  ; protocol witness for View.body.getter in conformance Cart ; "
                + "View.body.getter",
        "NOISE ; csharp ;  ;  ;  ; object lambda_method51(Closure, object, object[]) ; "
                + "lambda_method51",
        "APP ; unity ;  ; Assets/Spawner.cs ;  ; Kart.Spawner/<Spawn>d__15:MoveNext () ; "
                + "Spawner:Spawn",
        "NOISE ; elixir ; ShopWeb.CartController ; lib/cart_controller.ex ;  ; action/2 ; "
                + "ShopWeb.CartController:action",
        "APP ; java ; build_1e9842c8240fbfdf6bf33ec10d424ad7 ;  ;  ; run ; build:run",
        "NOISE ; java ; chess.clock$fn__12$G__7__9 ;  ;  ; invoke ; chess.clock:G",
        "APP ; java ; a.b.RideKt$Report$1$1 ;  ;  ; invoke ; a.b.RideKt:Report",
        "LIBRARY ; java ; akka.actor.ActorCell ;  ;  ; invoke ; "
                + "org.apache.pekko.actor.ActorCell:invoke",
        "APP ; node ;  ; /srv/app/rows.js ;  ; RowStream._transform ; rows:transform",
        "APP ; javascript ;  ; app:///index.android.bundle?platform=android ;  ; hashPin ; "
                + "hashPin",
        "NOISE ; php ;  ; /srv/app/p.php ;  ; Proxies\\__CG__\\App\\Car::plate ; "
                + "App\\Car::plate",
        "NOISE ; python ; bootstrap ; /var/runtime/bootstrap.py ;  ; handle ; bootstrap:handle",
        "LIBRARY ; python ; mangum.adapter ; /var/task/mangum/adapter.py ;  ; call ; "
                + "mangum.adapter:call"
    })
    void read_framesOfAnotherVersionOrPlace_areTheSame(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; native ;  ;  ;  ; void shop::Cart::add<int>(std::vector<int, "
                + "std::allocator<int> > const&) ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; shop::Cart::add[abi:cxx11](int) const ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; shop!shop::Cart::add+0x34 ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; _ZN4shop4Cart3addEi ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; _ZZN4shop4Cart3addEvENKUlvE_clEv ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; ?add@Cart@shop@@QEAAXH@Z ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; ??0Cart@shop@@QEAA@XZ ; shop::Cart::Cart",
        "APP ; native ;  ;  ;  ; shop::Cart::add(int) (.cold) ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; crash [clone .isra.0] ; crash",
        "APP ; native ;  ;  ;  ; crash.constprop.0 ; crash",
        "APP ; native ;  ;  ;  ; shop::(anonymous namespace)::parse(char const*) ; shop::parse",
        "APP ; native ;  ;  ;  ; shop::Cart::operator==(shop::Cart const&) const ; "
                + "shop::Cart::operator==",
        "APP ; native ;  ;  ;  ; decltype(auto) shop::visit<shop::V>(shop::V&&) ; shop::visit",
        "RUNTIME ; native ;  ;  ;  ; void std::__invoke_impl<void, "
                + "shop::Job>(std::__invoke_other, shop::Job&&) ; std::__invoke_impl",
        "NOISE ; native ;  ;  ;  ; std::_Function_handler<void (), "
                + "shop::Cart::add()::{lambda()#1}>::_M_invoke(std::_Any_data const&) ; "
                + "std::_Function_handler",
        "APP ; native ;  ;  ;  ; public: void __cdecl shop::Cart::add(int) ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; "
                + "shop::Cart::add::__l2::<lambda_1234abcd>::operator() ; shop::Cart::add",
        "APP ; native ;  ;  ;  ; non-virtual thunk to shop::Cart::add(int) ; shop::Cart::add",
        "NOISE ; native ;  ;  ;  ; __pthread_kill_implementation ; "
                + "__pthread_kill_implementation",
        "NOISE ; native ;  ;  ;  ; __assert_fail_base ; __assert_fail_base",
        "NOISE ; native ;  ;  ;  ; shop::Till::qt_static_metacall(QObject*, int, void**) ; "
                + "shop::Till::qt_static_metacall",
        "APP ; dart ;  ; package:shop/cart.g.dart ;  ; _$$CartImplToJson ; cart:Cart.toJson",
        "APP ; dart ;  ; package:shop/cart.dart ;  ; _$cartTotal ; cart:_$cartTotal",
        "RUNTIME ; node ;  ; node:net ;  ; TCPConnectWrap.afterConnect [as oncomplete] ; "
                + "net:afterConnect",
        "NOISE ; node ;  ; node:internal/async_hooks ;  ; TLSWrap.callbackTrampoline ; "
                + "async_hooks:callbackTrampoline",
        "NOISE ; javascript ;  ; https://a.example/vendor.js ;  ; window.fetch ; fetch",
        "APP ; native ;  ;  ;  ; "
                + "PlayerController_Update_mA1B2C3D4E5F60718293A4B5C6D7E8F9001122334 ; "
                + "PlayerController_Update",
    })
    void read_cpp(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; rust ;  ;  ;  ; shop::cart::Cart::add::h0123456789abcdef ; shop::cart::Cart::add",
        "APP ; rust ;  ;  ;  ; <shop::cart::Cart>::add ; shop::cart::Cart::add",
        "APP ; rust ;  ;  ;  ; shop::Series$LT$T$GT$::last ; shop::Series::last",
        "APP ; rust ;  ;  ;  ; _$LT$shop..Cart$u20$as$u20$shop..Source$GT$::pull ; "
                + "shop::Cart::pull",
        "APP ; rust ;  ;  ;  ; shop[4c2e0f9ab1d2e3f4]::cart::Cart::add ; shop::cart::Cart::add",
        "APP ; rust ;  ;  ;  ; shop::cart::{impl#3}::add ; shop::cart::add",
        "APP ; rust ;  ;  ;  ; shop::cart::add::{async_fn#0} ; shop::cart::add",
        "APP ; rust ;  ;  ;  ; shop::cart::add::{{closure}}::h0123456789abcdef ; "
                + "shop::cart::add",
        "APP ; rust ;  ;  ;  ; <shop::Stack<alloc::string::String>>::push ; shop::Stack::push",
        "APP ; rust ;  ;  ;  ; <alloc::string::String as shop::Total>::total ; "
                + "shop::Total::total",
        "APP ; rust ;  ;  ;  ; shop::cart::<impl core::fmt::Display for "
                + "shop::cart::Cart>::fmt ; shop::cart::Cart::fmt",
        "APP ; rust ;  ;  ;  ; <shop::cart::Cart as core::fmt::Display>::fmt ; "
                + "shop::cart::Cart::fmt",
        "APP ; rust ;  ;  ;  ; _ZN4shop4cart3add17h0123456789abcdefE ; shop::cart::add",
        "NOISE ; rust ;  ;  ;  ; <core::pin::Pin<P> as "
                + "core::future::future::Future>::poll ; core::future::future::Future::poll",
        "NOISE ; rust ;  ;  ;  ; "
                + "core::ops::function::FnOnce::call_once{{vtable.shim}} ; "
                + "core::ops::function::FnOnce::call_once",
    })
    void read_rust(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; cocoa ;  ;  ; /private/var/containers/Bundle/Application/X/Shop.app/Sh"
                + "op ; Shop.Cart.add(item: Swift.Int) -> () ; Cart.add",
        "APP ; cocoa ;  ;  ; /private/var/containers/Bundle/Application/X/Shop.app/Sh"
                + "op ; Cart.add(item:) ; Cart.add",
        "APP ; cocoa ;  ;  ; Shop ; closure #1 (Swift.Int) -> Swift.Int in closure "
                + "#2 in Shop.Cart.add(item: Swift.Int) -> () ; Cart.add",
        "APP ; cocoa ;  ;  ;  ; specialized closure #1 in Cart.add(item:) ; Cart.add",
        "APP ; cocoa ;  ;  ;  ; partial apply for closure #1 in Cart.add(item:) ; Cart.add",
        "APP ; cocoa ;  ;  ;  ; Cart.(add in _3D1CAB)(item:) ; Cart.add",
        "APP ; cocoa ;  ;  ;  ; (2) suspend resume partial function for Cart.load() ; Cart.load",
        "APP ; cocoa ;  ;  ;  ; @objc Cart.add(item:) ; Cart.add",
        "APP ; cocoa ;  ;  ;  ; $s4Shop4CartC3add4itemySi_tF ; Cart.add",
        "APP ; cocoa ;  ;  ; Shop ; generic specialization <Swift.Int> of "
                + "Shop.Stack.push(A) -> () ; Stack.push",
        "APP ; cocoa ;  ;  ;  ; protocol witness for Total.total() in conformance "
                + "Cart ; Total.total",
        "RUNTIME ; cocoa ;  ;  ;  ; (extension in Shop):Swift.Array.total() -> "
                + "Swift.Int ; Swift.Array.total",
        "APP ; cocoa ;  ;  ;  ; __26-[Cart(Extras) add:]_block_invoke_2 ; -[Cart add:]",
        "APP ; cocoa ;  ;  ;  ; __main_block_invoke ; main",
        "APP ; cocoa ;  ;  ;  ; Cart.__allocating_init(id:) ; Cart.init",
        "APP ; cocoa ;  ;  ;  ; helper #1 (_:) in Cart.add(item:) ; Cart.add",
        "NOISE ; cocoa ;  ;  ;  ; thunk for @escaping @callee_guaranteed () -> () ; "
                + "thunk for @escaping @callee_guaranteed",
    })
    void read_apple(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; go ; example.org/shop/cart ;  ;  ; (*Cart).Add.func1.2 ; "
                + "example.org/shop/cart:Cart.Add",
        "APP ; go ;  ;  ;  ; example.org/shop/cart/v3.(*Box[...]).Push ; "
                + "example.org/shop/cart:Box.Push",
        "APP ; go ; example.org/shop/cart ;  ;  ; Add-range1 ; example.org/shop/cart:Add",
        "APP ; go ; example.org/shop/cart ;  ;  ; Add.gowrap1 ; example.org/shop/cart:Add",
        "APP ; go ; main ;  ;  ; glob..func1 ; main:init",
        "APP ; go ; main ;  ;  ; init.func1 ; main:init",
        "LIBRARY ; go ; gopkg.in/acme/yaml%2ev3 ;  ;  ; Decode ; gopkg.in/acme/yaml:Decode",
        "APP ; go ;  ;  ;  ; example.org/shop.Map[example.org/x/y.T,int].func1 ; "
                + "example.org/shop:Map",
        "LIBRARY ; go ; github.com/gin-gonic/gin ; "
                + "/app/vendor/github.com/gin-gonic/gin/context.go ;  ; (*Context).Next ; "
                + "github.com/gin-gonic/gin:Context.Next",
        "LIBRARY ; go ; example.org/x/y ; example.org/x/y@v1.2.3/z.go ;  ; F ; "
                + "example.org/x/y:F",
        "RUNTIME ; go ; net/http ; net/http/server.go ;  ; (*conn).serve ; net/http:conn.serve",
    })
    void read_go(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; python ; __main__ ; /srv/app/cart.py ;  ; add ; cart:add",
        "APP ; python ; shop.cart ; /srv/app/shop/cart.py ;  ; <lambda> ; shop.cart:<lambda>",
        "APP ; python ; shop.cart ; /srv/app/shop/cart.py ;  ; Cart.add ; shop.cart:add",
        "APP ; python ; shop.cart ; /srv/app/shop/cart.py ;  ; "
                + "retry.<locals>.wrapper ; shop.cart:wrapper",
        "LIBRARY ; python ; rest_framework.views ; "
                + "/opt/python/rest_framework/views.py ;  ; dispatch ; "
                + "rest_framework.views:dispatch",
        "NOISE ; python ; __main__ ; manage.py ;  ; <module> ; manage:<module>",
    })
    void read_python(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "NOISE ; ruby ;  ; app/models/cart.rb ;  ; Array#each ; cart:each",
        "NOISE ; ruby ;  ; app/models/cart.rb ;  ; each ; cart:each",
        "APP ; ruby ;  ; app/models/cart.rb ;  ; 'Shop::Cart#add' ; cart:add",
        "APP ; ruby ;  ; app/models/cart.rb ;  ; rescue in block in add ; cart:add",
        "APP ; ruby ;  ; app/views/orders/show.html.erb ;  ; "
                + "_app_views_orders_show_html_erb__3327151541118998292_70361296749460 ; "
                + "<template>:_app_views_orders_show_html_erb",
        "NOISE ; ruby ;  ; config.ru ;  ; block in <main> ; config:<main>",
        "LIBRARY ; ruby ;  ; /usr/local/bundle/bundler/gems/audit-1a2b3c/lib/audit.rb"
                + " ;  ; run ; audit:run",
    })
    void read_ruby(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; php ;  ; /srv/app/src/Cart.php ;  ; App\\Cart->add ; App\\Cart::add",
        "APP ; php ;  ; /srv/app/src/Cart.php ;  ; App\\Cart::App\\{closure} ; "
                + "App\\Cart::{closure}",
        "APP ; php ;  ; /srv/app/src/Cart.php ;  ; "
                + "App\\Cart::{closure:App\\Cart::add():12} ; App\\Cart::add",
        "APP ; php ;  ; /srv/app/src/Cart.php ;  ; {closure:App\\Cart::add():12} ; "
                + "App\\Cart::add",
        "NOISE ; php ;  ; /var/cache/prod/x/__CG__AppUser.php ;  ; "
                + "Proxies\\__CG__\\App\\User::name ; App\\User::name",
        "LIBRARY ; php ;  ;  ;  ; Illuminate\\Pipeline\\Pipeline::handle ; "
                + "Illuminate\\Pipeline\\Pipeline::handle",
        "APP ; php ;  ; /srv/var/cache/prod/twig/ab/abc0123456789.php ;  ; "
                + "__TwigTemplate_0f1e2d3c4b5a69788796a5b4c3d2e1f0::doDisplay ; "
                + "<template>:doDisplay",
    })
    void read_php(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; dart ;  ; package:shop/cart.dart ;  ; "
                + "_CartState@16042623._add@16042623 ; cart:_CartState._add",
        "APP ; dart ;  ; package:shop/cart.dart ;  ; Cart.add.<anonymous "
                + "closure>.<anonymous closure> ; cart:Cart.add",
        "APP ; dart ;  ; package:shop/cart.g.dart ;  ; _$CartFromJson ; cart:Cart.fromJson",
        "NOISE ; dart ;  ; dart:async/zone.dart ;  ; _rootRun ; zone:_rootRun",
        "LIBRARY ; dart ;  ; package:riverpod/src/x.dart ;  ; ProviderElement.read ; "
                + "x:ProviderElement.read",
    })
    void read_dart(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; elixir ; Shop.Cart ; lib/cart.ex ;  ; add (overridable 1)/2 ; Shop.Cart:add",
        "APP ; elixir ; Shop.Cart ; lib/cart.ex ;  ; -inlined-add/2- ; Shop.Cart:add",
        "APP ; elixir ; Shop.Cart ; lib/cart.ex ;  ; -add/2-lc$^0/1-0- ; Shop.Cart:add",
        "APP ; elixir ; Shop.Cart ; lib/cart.ex ;  ; \"-add/2-fun-0-\"/1 ; Shop.Cart:add",
        "APP ; elixir ; Elixir.Shop.Cart ; lib/cart.ex ;  ; anonymous fn/1 in "
                + "Shop.Cart.add/2 ; Shop.Cart:add",
    })
    void read_elixir(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; csharp ; Shop.Cart+<>c__DisplayClass0_0+<<Add>b__0>d ;  ;  ; MoveNext "
                + "; Shop.Cart:Add",
        "APP ; csharp ; Program ;  ;  ; <Main>$ ; Program:Main",
        "APP ; csharp ; Program+<<Main>$>d__0 ;  ;  ; MoveNext ; Program:Main",
        "APP ; csharp ; Shop.Cart ;  ; 3_0 ; <Add>g__Check ; Shop.Cart:Add.Check",
        "APP ; csharp ; Shop.Cart ;  ;  ; void Shop.Cart.Add(int id)+Check(int x) ; "
                + "Shop.Cart:Add.Check",
        "APP ; csharp ; Shop.Cart ;  ;  ; async Task<int> Shop.Cart.Add<T>(int "
                + "id)+(int x) => { } ; Shop.Cart:Add",
        "APP ; csharp ; Shop.Cart ;  ;  ; new Cart(int id) ; Shop.Cart:.ctor",
        "APP ; csharp ; Shop.Cart ;  ;  ; .ctor ; Shop.Cart:.ctor",
        "APP ; csharp ;  ;  ;  ; Cart_Add_mA1B2C3D4E5F60718293A4B5C6D7E8F9001122334 ; Cart:Add",
        "APP ; csharp ; Cart+<Load>c__Iterator0 ;  ;  ; MoveNext ; Cart:Load",
        "APP ; csharp ; Cart+<Load>d__5 ;  ;  ; MoveNext ; Cart:Load",
    })
    void read_dotnet(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "LIBRARY ; javascript ;  ; "
                + "/srv/node_modules/.pnpm/pg@8.11.0/node_modules/pg/lib/index.js ;  ; query ; "
                + "pg/index:query",
        "APP ; javascript ;  ; app:///index.android.bundle ;  ; ?anon_0_load ; load",
        "NOISE ; javascript ;  ; InternalBytecode.js ;  ; apply ; InternalBytecode:apply",
        "NOISE ; javascript ;  ; <anonymous> ;  ; async Promise.all (index 0) ; <page>",
    })
    void read_javascript(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; go ; acme.org/shop ;  ;  ; (*Hub).Start·dwrap·2 ; Hub.Start",
        "NOISE ; php ;  ; /srv/app/src/Kernel.php ;  ; ContainerVoubWdQ\\Shop::get ; "
                + "Container\\Shop::get",
        "APP ; csharp ; Shop.Cart ; Cart.cs ;  ; Index { <lambda> } ; Index",
        "APP ; java ; shop.ui.CartKt ; Cart.kt ;  ; lambda__595$lambda$0 ; lambda",
        "NOISE ; javascript ;  ; index 0 ;  ; Promise.all ; all",
    })
    void name_laterSpellings_oneName(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        Frame frame = new Frame(
                file, file, module, function, null, 3, 7, null, List.of(), List.of(), null,
                Map.of(), image, null, null, null);
        Language language = Languages.of(frame, platform, Algorithm.SECOND);

        assertThat(FrameClassifier.classify(frame, language).role()).isEqualTo(role);
        assertThat(language.name(frame).function()).isEqualTo(token);
    }
}
