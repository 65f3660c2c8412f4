/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8, which holds ASCII.
  case utf8 = "UTF-8"
  /// UTF-16, lower byte first, as in Excel's "Unicode text".
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, higher byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252, as older Windows programs save in western Europe.
  case windows1252 = "Windows-1252"
}
