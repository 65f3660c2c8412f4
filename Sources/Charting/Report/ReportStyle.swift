/// The style sheet of a report: sizes, spaces and colours of the page around the pictures.
///
/// - Source: NHS digital service manual, typography and colour, as facts; no logo, no licensed
///   typeface.
public enum ReportStyle {
  /// The rules, as CSS; they go after those of the pictures.
  public static let text = """
    :root{--ink:#212b32;--soft:#4c6272;--ground:#f0f4f5;--sheet:#fff;--line:#d8dde0;--link:#005eb8;
    --focus:#ffeb3b}
    @media (prefers-color-scheme:dark){:root{--ink:#f0f4f5;--soft:#c3cdd4;--ground:#11181d;
    --sheet:#1b2329;--line:#3f4f5b;--link:#8ec2f5}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Arial,sans-serif}
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;padding:8px;background:#ffeb3b;
    color:#212b32}
    header,main,footer{max-width:1024px;margin:0 auto;padding:16px}
    h1{font-size:32px;line-height:1.2;margin:16px 0 8px}
    h2{font-size:24px;margin:0 0 8px;line-height:1.25}
    h3{font-size:19px;margin:16px 0 8px}
    p{max-width:44em;margin:0 0 16px}.soft{color:var(--soft)}
    a{color:var(--link)}a:focus,summary:focus,[tabindex]:focus{outline:4px solid var(--focus);
    outline-offset:0;background:#ffeb3b;color:#212b32}
    section{background:var(--sheet);border:1px solid var(--line);padding:24px;margin:0 0 24px}
    figure{margin:0 0 16px}figure svg{display:block;width:100%;height:auto;max-width:960px}
    .telephone{display:none}
    .verdicts{display:flex;flex-wrap:wrap;gap:8px 24px;margin:0 0 16px;padding:0;list-style:none}
    .verdicts li{display:flex;align-items:center;gap:8px;max-width:24em}
    .verdicts svg,td svg{flex:none}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:16px}
    caption{text-align:left;font-weight:600;padding:0 0 8px}
    th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--line);text-align:left;
    vertical-align:middle}
    thead th{vertical-align:bottom}.keep{white-space:nowrap}
    .number{text-align:right;font-variant-numeric:tabular-nums}
    td .icon{display:flex;align-items:center;gap:8px}
    details{margin:0 0 8px}summary{cursor:pointer;color:var(--link);padding:4px 0;
    text-decoration:underline}
    .problem{border-left:4px solid #d5281b;padding-left:16px}
    .many{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr));gap:16px;
    margin-top:24px}.many figcaption{font-weight:600}
    @media (max-width:640px){.desk{display:none}.telephone{display:block}
    h1{font-size:27px}h2{font-size:22px}section{padding:16px}
    header,main,footer{padding:8px}
    .stack thead{position:absolute;left:-999px}.stack tr{display:block;border-bottom:1px solid
    var(--line);padding:8px 0}.stack td,.stack th[scope=row]{display:flex;border:0;padding:4px 0;
    align-items:center;justify-content:space-between;gap:16px;text-align:right}
    .stack th[scope=row]{text-align:left}
    .stack td::before{content:attr(data-label);font-weight:600;text-align:left}}
    @media (max-width:360px){header,main,footer{padding:4px}section{padding:8px}}
    @media print{:root{--ink:#000;--soft:#333;--ground:#fff;--sheet:#fff;--line:#999;--link:#000}
    .desk{display:block}.telephone{display:none}
    body{font-size:12pt}section{border:0;padding:0}.skip{display:none}
    header,main,footer{max-width:none;padding:0}p{max-width:none}
    .wide{overflow:visible}table{font-size:10pt}th,td{padding:3pt 9pt 3pt 0}
    figure,tr,li,.verdicts{break-inside:avoid}h2,h3,caption{break-after:avoid}
    thead{display:table-header-group}summary{display:none}
    details::details-content{content-visibility:visible;display:block;height:auto}}
    """
}
