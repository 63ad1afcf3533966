import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

describe('a document', () => {
  test('is built node by node, with prefixes declared where they are needed', () => {
    const body = `Dom.Document d = new Dom.Document(); Dom.XmlNode root = d.createRootElement('Envelope', 'urn:soap', 'soap');
      Dom.XmlNode inside = root.addChildElement('Body', 'urn:soap', null);
      inside.addChildElement('echo', 'urn:echo', 'e').addTextNode('a<b&c'); inside.setAttribute('k', '"q"');
      inside.addCommentNode('done'); return d.toXmlString();`;
    assert.equal(
      outcomeOf(body),
      `${HEAD}<soap:Envelope xmlns:soap="urn:soap"><soap:Body k="&quot;q&quot;"><e:echo xmlns:e="urn:echo">a&lt;b&amp;c</e:echo><!--done--></soap:Body></soap:Envelope>`,
    );
  });

  test('is read with its namespaces, attributes and texts, and written as it was', () => {
    const xml = '<a:root xmlns:a="urn:a" x="1"><b>t<![CDATA[ <c> ]]></b><b y="2" a:z="3" /></a:root>';
    const body = `Dom.Document d = new Dom.Document(); d.load('${xml}'); Dom.XmlNode root = d.getRootElement();
      return root.getName() + ' ' + root.getNamespace() + ' ' + root.getAttributeValue('x', null) + ' '
        + root.getChildElement('b', null).getText() + ' ' + root.getChildElements()[1].getAttribute('z', 'urn:a') + ' '
        + root.getChildElements()[1].getAttributeCount() + ' ' + d.toXmlString();`;
    assert.equal(outcomeOf(body), `root urn:a 1 t <c>  3 2 ${HEAD}${xml}`);
  });

  test('that is none is refused', () => {
    assert.match(
      outcomeOf(`new Dom.Document().load('<a><b></a>'); return 1;`),
      /^System\.XmlException: Failed to parse XML due to: /,
    );
  });
});

test('a stream reader stops at elements and texts in order', () => {
  const body = `XmlStreamReader r = new XmlStreamReader('<books><book id="1">One</book><book>Two</book></books>'); String seen = '';
    while (r.hasNext()) {
      r.next();
      if (r.isStartElement()) seen += '<' + r.getLocalName() + (r.getAttributeCount() == 0 ? '' : r.getAttributeValue(null, 'id'));
      else if (r.getEventType() == XmlTag.CHARACTERS) seen += ':' + r.getText();
      else if (r.isEndElement()) seen += '>';
    }
    return seen;`;
  assert.equal(outcomeOf(body), '<books<book1:One><book:Two>>');
});

test('a stream writer writes what it is told', () => {
  const body = `XmlStreamWriter w = new XmlStreamWriter(); w.writeStartDocument(null, '1.0'); w.writeStartElement('m', 'library', 'urn:m');
    w.writeNamespace('m', 'urn:m'); w.writeComment('c'); w.writeStartElement(null, 'book', null);
    w.writeAttribute(null, null, 'by', 'R & R'); w.writeCharacters('a<b'); w.writeEndElement(); w.writeEmptyElement(null, 'isbn', null);
    w.writeCData('x'); w.writeEndDocument(); return w.getXmlString();`;
  assert.equal(
    outcomeOf(body),
    '<?xml version="1.0"?><m:library xmlns:m="urn:m"><!--c--><book by="R &amp; R">a&lt;b</book><isbn/><![CDATA[x]]></m:library>',
  );
});
