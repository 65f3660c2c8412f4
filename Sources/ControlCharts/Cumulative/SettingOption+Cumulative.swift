/// Options that several cumulative charts share.
extension SettingOption {
  static func inControlARL(
    _ path: any WritableKeyPath<Settings, Double?> & Sendable, absent: String
  ) -> SettingOption {
    .number(
      "in_control_arl", path, absent: absent, allowed: "2 to 1000000",
      meaning: "average run length wanted when nothing has changed (sets the threshold)",
      where: { (2...1e6).contains($0) })
  }

  static func centre(
    _ path: any WritableKeyPath<Settings, Double?> & Sendable
  ) -> SettingOption {
    .number(
      "centre", path, absent: "estimated", allowed: "a number",
      meaning: "centre or target", where: { _ in true })
  }

  static func sigma(
    _ path: any WritableKeyPath<Settings, Double?> & Sendable
  ) -> SettingOption {
    .number(
      "sigma", path, absent: "estimated", allowed: "more than 0",
      meaning: "standard deviation (estimated as mean moving range / 1.128)",
      where: { $0 > 0 })
  }

  static func oddsRatio(
    _ path: any WritableKeyPath<Settings, Double> & Sendable
  ) -> SettingOption {
    .number(
      "odds_ratio", path, allowed: "more than 1, at most 100",
      meaning: "odds ratio to be found upwards; downwards it is 1 / this",
      where: { $0 > 1 && $0 <= 100 })
  }
}
