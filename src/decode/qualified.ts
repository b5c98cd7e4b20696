import type { Role } from '../model.js';

/** Whose code or sentence it is: an answer's, a failure's, the other side's. */
const WHOSE =
  '(?:[a-z0-9]{1,10}error|error|err|fault|fail(?:ure|ed)?|exception|ret(?:urn)?|res(?:ult|p|ponse)?|api|server|service|biz|sub|inner|internal|gateway|upstream|platform|app|user|display|detail|problem|reject(?:ion)?)';
/** A code or a sentence with a word in front: `s3ErrorCode`, `returnMessage`, `sub_msg`; the same in other languages. */
const SUFFIXES: ReadonlyMap<Role, RegExp> = new Map([
  [
    'code',
    new RegExp(
      `^(?!errno$)${WHOSE}(?:code|no|num(?:ber)?)$|^err(?:or)?(?:key|name|tag|slug|status|reason|label|symbol|constant|identifier)$|^(?:codigo|codice|codeerreur|kod|fehlercode|foutcode)(?:erro|error|errore)?$|^(?:(?:\u9519\u8bef|\u8fd4\u56de|\u54cd\u5e94|\u5931\u8d25|\u932f\u8aa4)(?:\u7801|\u4ee3\u7801|\u7f16\u53f7|\u78bc|\u4ee3\u78bc)|\u30a8\u30e9\u30fc\u30b3\u30fc\u30c9|\u043a\u043e\u0434(?:\u043e\u0448\u0438\u0431\u043a\u0438)?)$`,
    ),
  ],
  [
    'message',
    new RegExp(
      `^${WHOSE}(?:message|msg)s?$|^(?:mensagem|mensaje|messaggio|meldung|fehlermeldung|nachricht|komunikat|melding|descricao|descripcion|beschreibung|detalhe)s?(?:erro|error|errore)?$|^(?:(?:\u9519\u8bef|\u8fd4\u56de|\u54cd\u5e94|\u5931\u8d25|\u932f\u8aa4)(?:\u4fe1\u606f|\u6d88\u606f|\u63cf\u8ff0|\u539f\u56e0|\u8a0a\u606f)|\u30a8\u30e9\u30fc\u30e1\u30c3\u30bb\u30fc\u30b8|\u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435|\u043e\u043f\u0438\u0441\u0430\u043d\u0438\u0435(?:\u043e\u0448\u0438\u0431\u043a\u0438)?)$`,
    ),
  ],
]);

/** How well a name with a word in front names a part; it is normalised. */
export function suffixRank(role: Role, name: string): number | null {
  return (SUFFIXES.get(role)?.test(name) ?? false) ? (role === 'code' ? 9 : 40) : null;
}

/** What an id of a call is the id of, with a service's own word in front: `aws_request_id`, `X-B3-TraceId`. */
const CALL_ID =
  /^[a-z0-9]{0,16}(?:request|req|trace|correlation|ray|log|activity|operation|support|error|debug|incident|tracking|invocation|exception|sentry)(?:uu)?id$/;

/** Whether a name is that of the id of a call; not the one that the client made. */
export function isCallId(name: string): boolean {
  return CALL_ID.test(name) && !/^x?client|^(?:parent|catalog|dialog|blog)/.test(name);
}
