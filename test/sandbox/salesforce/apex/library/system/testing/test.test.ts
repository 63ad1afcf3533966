import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const PROVIDER = `public class Recorder implements System.StubProvider {
  public Object handleMethodCall(Object stub, String name, Type returned, List<Type> types, List<String> names, List<Object> args) {
    return returned == String.class ? (Object) (name + types + names + args) : null;
  }
}`;

describe('a stub', () => {
  const body = `Greeter stub = (Greeter) Test.createStub(Greeter.class, new Recorder());
    return stub.greet(2, 'you') + ' ' + stub.count();`;
  const handled = 'greet(Integer, String)(times, whom)(2, you) null';

  test('of a class hands its calls to the provider, inherited methods included', () => {
    const parent = 'public virtual class Counter { public Integer count() { return 7; } }';
    const greeter = `public virtual class Greeter extends Counter { public String greet(Integer times, String whom) { return 'real'; } }`;
    assert.equal(outcomeOf(body, parent, greeter, PROVIDER), handled);
  });

  test('of an interface is one of that interface', () => {
    const greeter = 'public interface Greeter { String greet(Integer times, String whom); Integer count(); }';
    assert.equal(outcomeOf(body, greeter, PROVIDER), handled);
    const asked = `return Test.createStub(Greeter.class, new Recorder()) instanceof Greeter;`;
    assert.equal(outcomeOf(asked, greeter, PROVIDER), 'true');
  });

  test('gives answers of the wrong type as the exception a cast gives', () => {
    const greeter = 'public virtual class Greeter { public Integer count() { return 1; } }';
    const wrong = `public class Wrong implements System.StubProvider {
      public Object handleMethodCall(Object stub, String name, Type returned, List<Type> types, List<String> names, List<Object> args) {
        return 'text';
      }
    }`;
    assert.match(
      outcomeOf(`return ((Greeter) Test.createStub(Greeter.class, new Wrong())).count();`, greeter, wrong),
      /^System\.TypeException: Invalid conversion from runtime type String to Integer/,
    );
  });
});

describe('between startTest and stopTest', () => {
  const calls = `Test.setMock(HttpCalloutMock.class, new Ok()); HttpRequest r = new HttpRequest(); r.setEndpoint('https://a.example');`;
  const ok = `public class Ok implements HttpCalloutMock { public HttpResponse respond(HttpRequest r) { return new HttpResponse(); } }`;

  test('limits are fresh, and afterwards those from before count again', () => {
    const body = `${calls} new Http().send(r); Test.startTest(); Integer inside = Limits.getCallouts(); new Http().send(r);
      new Http().send(r); Integer used = Limits.getCallouts(); Test.stopTest(); return inside + ' ' + used + ' ' + Limits.getCallouts();`;
    assert.equal(outcomeOf(body, ok), '0 2 1');
  });

  test('there is one window in a test', () => {
    assert.equal(
      outcomeOf('Test.startTest(); Test.startTest(); return 1;'),
      'System.FinalException: Testing already started',
    );
    assert.match(outcomeOf('Test.stopTest(); return 1;'), /^System\.FinalException/);
  });
});

test('a package is installed and removed by its own scripts', () => {
  const script = `public class Setup implements InstallHandler, UninstallHandler {
    public static String told = '';
    public void onInstall(InstallContext c) { told += c.isUpgrade() + ' ' + c.isPush() + ' ' + c.previousVersion() + ' '; }
    public void onUninstall(UninstallContext c) { told += (c.uninstallerId() == UserInfo.getUserId()); }
  }`;
  const body = `Test.testInstall(new Setup(), new Version(1, 2), true); Test.testUninstall(new Setup()); return Setup.told;`;
  assert.equal(outcomeOf(body, script), 'true true 1.2 true');
});

test('a page and its messages belong to the test that set them', () => {
  const body = `PageReference page = new PageReference('/apex/Prices?currency=EUR'); page.getParameters().put('of', 'a & b');
    Test.setCurrentPage(page); ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.WARNING, 'old prices'));
    return ApexPages.currentPage().getUrl() + ' ' + ApexPages.getMessages()[0].getSummary() + ' '
      + ApexPages.hasMessages(ApexPages.Severity.ERROR);`;
  assert.equal(outcomeOf(body), '/apex/Prices?currency=EUR&of=a+%26+b old prices false');
});
