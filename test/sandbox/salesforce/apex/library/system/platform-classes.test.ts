import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SHIPPING_SOURCE } from '../../../fixtures/shipping-org.ts';
import { loadSchema } from '../../../schema/load-schema.ts';
import { libraryGaps } from '../../types/check-library.ts';
import { standardLibrary } from '../index.ts';
import { platformSystem } from '../platform-system.ts';
import { outcomeOf } from './system-sample.ts';

test('every signature of the area can be read, and names only types that exist', () => {
  const own = new Set(platformSystem.map(({ name }) => name));
  const gaps = libraryGaps(standardLibrary, loadSchema({ sourceDirectories: [SHIPPING_SOURCE] }));
  assert.deepEqual(
    gaps.filter((gap) => own.has(gap.split(' ')[0] ?? '')),
    [],
  );
});

describe('Type', () => {
  const OUTER = 'public class Shell { public class Yolks {} public abstract class Shape {} }';

  test('finds classes by name and makes objects of them', () => {
    const body = `return (Type.forName('shell.yolks').newInstance() instanceof Shell.Yolks) + ' ' + Type.forName('Nowhere') + ' '
      + Type.forName('', 'Shell').getName() + ' ' + ((List<String>) Type.forName('List<String>').newInstance()).size() + ' '
      + (Type.forName('Account').newInstance() instanceof Account);`;
    assert.equal(outcomeOf(body, OUTER), 'true null Shell 0 true');
  });

  test('names types as the platform does', () => {
    const body = `return new List<String>{ DmlException.class.getName(), Account.class.getName(), Shell.Yolks.class.getName(), Integer.class.getName() };`;
    assert.equal(outcomeOf(body, OUTER), '(System.DmlException, Account, Shell.Yolks, Integer)');
  });

  test('makes nothing of an abstract class', () => {
    assert.equal(
      outcomeOf(`return Shell.Shape.class.newInstance();`, OUTER),
      'System.TypeException: Shell.Shape does not have a no-arg constructor',
    );
  });

  test('knows what may be assigned', () => {
    assert.equal(outcomeOf('return Exception.class.isAssignableFrom(DmlException.class);'), 'true');
    assert.equal(outcomeOf('return DmlException.class.isAssignableFrom(Exception.class);'), 'false');
  });
});

test('the running user and the org are known by name', () => {
  const body = `return UserInfo.getName() + ', ' + UserInfo.getOrganizationId().startsWith('00D') + ', ' + UserInfo.getDefaultCurrency()
    + ', ' + (UserInfo.getUserId() == Id.valueOf(UserInfo.getUserId()));`;
  assert.equal(outcomeOf(body), 'Sandbox Administrator, true, USD, true');
});

test('the allocations of the org are known by name', () => {
  const body = `OrgLimit api = OrgLimits.getMap().get('DailyApiRequests');
    return api.getName() + ' ' + api.getValue() + ' of ' + api.getLimit() + ', ' + (OrgLimits.getAll().size() > 2);`;
  assert.equal(outcomeOf(body), 'DailyApiRequests 0 of 100000, true');
});

test('a request knows what started it', () => {
  assert.equal(
    outcomeOf('return Request.getCurrent().getQuiddity() + System.getQuiddityShortCode(Quiddity.QUEUEABLE);'),
    'RUNTEST_SYNCQ',
  );
});

describe('an email', () => {
  const MAIL =
    "Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage(); m.setSubject('s'); m.setPlainTextBody('x');";

  test('is counted and accepted', () => {
    const body = `${MAIL} m.setToAddresses(new List<String>{ 'a@b.example' });
      return Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ m })[0].isSuccess() + ' ' + Limits.getEmailInvocations();`;
    assert.equal(outcomeOf(body), 'true 1');
  });

  test('without a recipient fails with the row and its reason, or says so in its result', () => {
    assert.match(
      outcomeOf(`${MAIL} Messaging.sendEmail(new List<Messaging.Email>{ m }); return 1;`),
      /^System\.EmailException: SendEmail failed\. First exception on row 0; first error: REQUIRED_FIELD_MISSING/,
    );
    assert.equal(
      outcomeOf(`${MAIL} return Messaging.sendEmail(new List<Messaging.Email>{ m }, false)[0].isSuccess();`),
      'false',
    );
  });
});

describe('the platform cache', () => {
  test('keeps copies by partition and key', () => {
    const body = `List<String> names = new List<String>{ 'x' }; Cache.Org.put('local.Prices.eur', names); names.add('y');
      return Cache.Org.getPartition('local.Prices').get('eur') + ' ' + Cache.Org.contains('eur') + ' '
        + Cache.Org.getPartition('local.Prices').getKeys();`;
    assert.equal(outcomeOf(body), '(x) false {eur}');
  });

  test('loads what it lacks, once', () => {
    const loader = `public class Loader implements Cache.CacheBuilder { public static Integer calls = 0;
      public Object doLoad(String key) { calls++; return key + '!'; } }`;
    const body = `Cache.Org.get(Loader.class, 'a'); return Cache.Org.get(Loader.class, 'a') + ' ' + Loader.calls;`;
    assert.equal(outcomeOf(body, loader), 'a! 1');
  });
});

test('a REST request is what a test makes it', () => {
  const body = `RestContext.request = new RestRequest(); RestContext.request.requestURI = '/orders/1';
    RestContext.request.params.put('a', 'b'); RestContext.request.addHeader('h', 'v'); RestContext.response = new RestResponse();
    RestContext.response.statusCode = 404;
    return RestContext.request.requestURI + RestContext.request.params + RestContext.request.headers + RestContext.response.statusCode;`;
  assert.equal(outcomeOf(body), '/orders/1{a=b}{h=v}404');
});

test('results of actions can be faked from JSON, as tests do', () => {
  const body = `Invocable.Action.Result r = (Invocable.Action.Result) JSON.deserialize(
      '{"success":false,"errors":[{"code":"X","message":"no"}]}', Invocable.Action.Result.class);
    return r.isSuccess() + r.getErrors()[0].getMessage() + r.getOutputParameters() + JSON.serialize(r.getErrors());`;
  assert.equal(outcomeOf(body), 'falseno{}[{"code":"X","message":"no"}]');
});

test('options of a queued job hold its signature', () => {
  const body = `AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 3;
    o.DuplicateSignature = QueueableDuplicateSignature.builder().addString('a').addInteger(3).build();
    return o.maximumQueueableStackDepth + ' ' + o.duplicateSignature;`;
  assert.equal(outcomeOf(body), '3 a-3');
});

test('places are equal when they are the same, and nobody has licenses of packages that are not there', () => {
  const body = `Location here = Location.newInstance(48.2, 16.4);
    return here.getLatitude() + ' ' + here.getLongitude() + ' ' + (here == Location.newInstance(48.2, 16.4))
      + ' ' + UserInfo.hasPackageLicense('050000000000001');`;
  assert.equal(outcomeOf(body), '48.2 16.4 true false');
});
