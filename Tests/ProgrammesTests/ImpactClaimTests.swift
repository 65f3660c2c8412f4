import DefinitionFiles
import Programmes
import Testing

/// Every claim that comes with Vigil, against the numbers of the reference.
@Suite struct ImpactClaimTests {
  private static let estimates = (try? ShippedDefinitions.estimates()) ?? []
  private static let denominators = ImpactDenominators(estimates)

  private func assessment(_ id: String) throws -> ImpactAssessment {
    let estimate = try #require(Self.estimates.first { $0.id == id })
    return ImpactAssessment(estimate, denominators: Self.denominators)
  }

  @Test(arguments: [
    ("stillbirth-rate", "consistent"), ("stillbirths-fewer", "consistent"),
    ("stillbirths-above-ambition", "reproduced"), ("stillbirth-end-point", "tracked"),
    ("neonatal-rate", "consistent"), ("neonatal-deaths-fewer", "consistent"),
    ("halving-by-2025", "not met"), ("preterm-births", "tracked"),
    ("maternity-providers", "definition needed"), ("magnesium-offer", "inputs missing"),
    ("cerebral-palsy", "reproduced (gross)"), ("cerebral-palsy-money", "reproduced (gross)"),
    ("antibiotics-uptake", "inputs missing"), ("antibiotics-lives", "not reproducible"),
    ("cord-management-lives", "not reproduced"), ("early-milk", "inputs missing"),
    ("medicines-lives", "reproduced (gross)"), ("severe-harms", "not reconciled"),
    ("readmissions-avoided", "inputs missing"), ("readmissions-money", "consistency only"),
    ("opioid-lives", "reproduced (gross)"), ("opioids-a-month", "inputs missing"),
    ("valproate", "inputs missing"), ("kidney-injuries", "inputs missing"),
    ("methotrexate-risk", "inputs missing"), ("care-home-tools", "reproduced"),
    ("copd-bundle", "reproduced"), ("asthma-bundle", "reproduced"),
    ("tracheostomy-sites", "reproduced"), ("tracheostomy-money", "consistency only"),
    ("tracheostomy-patients", "another count"), ("laparotomy-hospitals", "inputs missing"),
    ("restrictive-practice", "inputs missing"),
  ])
  func `a claim has the verdict of the reference`(id: String, verdict: String) throws {
    let found = try assessment(id)
    #expect(found.verdict.text(found.estimate.main.label) == verdict)
  }

  @Test(arguments: [
    ("stillbirth-rate", "25.22 % (21.1 to 29.1)"), ("stillbirth-rate", "25.5 %"),
    ("stillbirths-fewer", "752.4 (617 to 888)"), ("stillbirths-fewer", "764"),
    ("stillbirths-above-ambition", "886.8"), ("stillbirth-end-point", "2020 3.85"),
    ("stillbirth-end-point", "2021 4.14"), ("neonatal-rate", "36.0 %"),
    ("neonatal-rate", "35.0 %"), ("neonatal-deaths-fewer", "412 "),
    ("neonatal-deaths-fewer", "409.6"), ("preterm-births", "2020-21 7.39 %"),
    ("preterm-births", "2021-22 7.67 %"), ("preterm-births", "2022-23 7.93 %"),
    ("halving-by-2025", "Stillbirth -25"), ("halving-by-2025", "maternal death 9"),
    ("maternity-providers", "122"), ("maternity-providers", "124"),
    ("cerebral-palsy", "Gross 431 babies (15,947 mothers treated ÷ NNT 37)"),
    ("cerebral-palsy", "Since baseline 99."), ("cerebral-palsy", "Attributable 29 (14 to 45)"),
    ("cerebral-palsy", "gross 253 (93 to 409)"), ("cerebral-palsy", "oldest 2017"),
    ("cerebral-palsy-money", "Gross 441 £m"), ("cerebral-palsy-money", "Since baseline 102"),
    ("cerebral-palsy-money", "Attributable 30"), ("antibiotics-uptake", "58.0 percentage points"),
    ("antibiotics-lives", "no effect size"), ("antibiotics-lives", "implied NNT 181"),
    ("antibiotics-lives", "implied NNT 1,088"), ("cord-management-lives", "419 (140 to 698)"),
    ("cord-management-lives", "286 (89 to 429)"), ("cord-management-lives", "(279 to 465)"),
    ("cord-management-lives", "implied NNT 22.3, implied ARR 4.49 %"),
    ("cord-management-lives", "implied baseline risk 13.5 %"),
    ("cord-management-lives", "implied baseline risk 14.0 %"),
    ("cord-management-lives", "own rate allows: 6.4 %"),
    ("early-milk", "62.0 percentage points"), ("medicines-lives", "518 deaths (68 + 36 + 414)"),
    ("medicines-lives", "not added: 518 deaths, 24 bleeds"), ("severe-harms", "sum 4,258"),
    ("severe-harms", "unexplained 418"), ("severe-harms", "repeat: acute kidney injury"),
    ("readmissions-money", "398 £ a readmission"), ("readmissions-money", "2,053 £ a harm"),
    ("opioid-lives", "414 deaths (25,668 people ÷ NNT 62)"),
    ("opioids-a-month", "79,387 person-months"), ("care-home-tools", "78.9 % (78.1 to 79.6)"),
    ("copd-bundle", "3.0 (2.76 to 3.27)"), ("asthma-bundle", "1.79"),
    ("tracheostomy-sites", "whole number 166"), ("tracheostomy-money", "143 hospitals"),
    ("tracheostomy-money", "18,333 £ a patient"), ("tracheostomy-patients", "15,000"),
    ("restrictive-practice", "63.2 % (47.3 to 76.6)"),
  ])
  func `a claim is printed with the numbers of the reference`(id: String, text: String) throws {
    let line = try assessment(id).line
    #expect(line.contains(text), "\(line)")
  }

  @Test func `every claim is assessed, and each says what it cannot show`() {
    #expect(Self.estimates.count == 33)
    for estimate in Self.estimates {
      #expect(!estimate.cannotShow.isEmpty && estimate.claim?.source != nil, "\(estimate.id)")
    }
  }

  @Test func `every input of a shipped estimate has a source and says how sure it is`() {
    for estimate in Self.estimates {
      for input in estimate.workings.flatMap(\.inputs) where input.name != .per {
        #expect(input.source != nil, "\(estimate.id): \(input.name.rawValue)")
        let isKnown = input.value == nil || input.confidence != nil
        #expect(isKnown, "\(estimate.id): \(input.name.rawValue)")
      }
    }
  }
}
