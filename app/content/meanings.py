"""What each word of the glossary means, in a sentence or two, by its code."""

from __future__ import annotations

from app.errors.base import N_

MEANINGS = {
    "client": N_("A person who uses a service."),
    "client_relationship": N_("The time when you are a client of a service."),
    "client_plan": N_("A paper that tells what help you need."),
    "service_plan": N_("An old name for a plan of services."),
    "care_plan": N_("A plan of your care."),
    "health_and_care_plan": N_("A plan of your health and your care."),
    "rehabilitation_plan": N_("A plan of your rehabilitation."),
    "informal_care_plan": N_(
        "A plan for when someone close to you cares for you at home. It also tells what support"
        " that person gets."
    ),
    "integration_plan": N_(
        "A plan of studies, language and services for a person who has moved to Finland."
    ),
    "employment_plan": N_("A plan for finding work, with its services and dates."),
    "pupil_support_plan": N_("A plan of how a pupil is supported at school."),
    "service_needs_assessment": N_("A worker finds out what help you need."),
    "service_need": N_("The services you need."),
    "support_need": N_("A thing in which you need support."),
    "functional_capacity": N_("How you manage in daily life."),
    "strengths_and_resources": N_("Things you can do and things that help you."),
    "goal": N_("A thing you want to bring about."),
    "means": N_("A way to reach a goal."),
    "follow_up": N_("Later it is looked at what happened."),
    "outcome_evaluation": N_("It is thought over what went well."),
    "wish": N_("A thing you want."),
    "attachment": N_("A picture, a sound or a paper that belongs to a thing you keep."),
    "opinion": N_("What you think about a matter."),
    "view": N_("How you see a matter."),
    "differing_view": N_("You see it differently from someone else."),
    "own_worker": N_("The worker who helps you with the services."),
    "social_worker": N_("A professional who helps you when life is hard."),
    "social_counsellor": N_("A professional who advises and supports you with services."),
    "service_guidance": N_("Advice on what services there are."),
    "wellbeing_services_county": N_("The region that arranges social and health services."),
    "municipality": N_("The town or the area where you live, and its offices."),
    "county_council": N_("The group that decides on the services of a wellbeing services county."),
    "public_official": N_("A person who works for an authority."),
    "close_person": N_("A person who is important to you."),
    "relative": N_("A person of your family."),
    "close_network": N_("The people who help you."),
    "legal_representative": N_("A person who by law may act for someone else."),
    "child_guardian": N_("An adult who answers for a child, often a parent."),
    "appointed_guardian": N_("A person who takes care of another's matters."),
    "continuing_power_of_attorney": N_(
        "A paper in which you say who takes care of your matters if you no longer can."
    ),
    "support_person": N_("A person who supports you."),
    "helper": N_("A person who helps you at a meeting."),
    "representative": N_("A person who takes care of a matter for you."),
    "interpreter": N_("A person who turns what is said into another language."),
    "interpreting_service": N_("A service where you get an interpreter."),
    "social_ombudsperson": N_(
        "This person advises you on your rights in social services. The ombudsperson decides"
        " nothing."
    ),
    "patient_ombudsperson": N_(
        "This person advises a patient on rights. The ombudsperson decides nothing."
    ),
    "expert_by_experience": N_("A person who has used a service and tells what it was like."),
    "self_determination": N_("The right to decide about your own matters."),
    "supported_decision_making": N_("You get support, but you decide yourself."),
    "client_interest": N_("What is good for the client."),
    "child_best_interest": N_("What is good for the child."),
    "hearing": N_("You get to say what you think before a decision."),
    "inclusion": N_("You belong, take part and are heard."),
    "participation_and_influence": N_("You take part, and what you say can change things."),
    "resident_participation": N_("The people who live in a place take part in its matters."),
    "client_participation": N_("Clients take part when services are planned."),
    "initiative": N_("A proposal to the municipality or the county."),
    "residents_initiative": N_("A proposal that residents make to their municipality."),
    "residents_panel": N_("A group of residents that says what it thinks."),
    "client_panel": N_("A group of clients that says what it thinks of a service."),
    "participatory_budgeting": N_("Residents decide what money is used for."),
    "youth_council": N_("A group that speaks for young people."),
    "older_peoples_council": N_("A group that speaks for older people."),
    "disability_council": N_("A group that speaks for people with a disability."),
    "participatory_body": N_(
        "A group through which people can affect decisions, such as a youth council."
    ),
    "application": N_("A paper in which you ask for a service or support."),
    "pending_start": N_("The moment when a matter begins at an authority."),
    "decision": N_("The written answer of an authority."),
    "reasons": N_("Why it was decided so."),
    "carrying_out": N_("The service is really arranged."),
    "receipt_of_decision": N_("The day you got the decision."),
    "review_request": N_("You ask that a decision is looked at again."),
    "appeal": N_("You ask a court to look at the decision."),
    "objection": N_("You tell that a service was poor."),
    "complaint": N_("You tell a supervisor that a matter was handled wrongly."),
    "time_limit": N_("The last day to do something."),
    "working_day": N_("A day when offices are open, most often from Monday to Friday."),
    "consent": N_("You give permission."),
    "confidentiality": N_("What is known of you is not told to others."),
    "client_data": N_("What a service has written about you."),
    "client_record": N_("Workers write there what happens in your matter."),
    "wellbeing_app": N_(
        "An app that is connected to the national stores of health facts. Kuulluksi is not"
        " connected to them."
    ),
    "own_data_repository": N_("A national store for the health facts you enter yourself."),
    "omakanta": N_("A web service where you see your own health records."),
    "personal_assistance": N_("An assistant helps you with what you cannot do alone."),
    "home_care": N_("Help and care that you get at home."),
    "informal_care": N_("A person close to you cares for you at home."),
    "child_welfare": N_("Services that protect children and help families."),
    "substitute_care": N_("A child is cared for outside the home."),
    "special_support_client": N_("A client who needs more support than others."),
    "social_assistance": N_("Money for living when your own money is not enough."),
    "easy_language": N_("Language that is easy to read."),
    "person": N_("A person in your life or in your services."),
    "meeting": N_("A time when you meet a professional."),
    "agenda_item": N_("One thing you want to say at a meeting."),
    "agreement": N_("A thing you have agreed on together."),
    "profile": N_("What you tell about yourself."),
    "share": N_("A receipt of what you gave and to whom."),
    "revision": N_("What you had written before you changed it."),
    "folder": N_("The place where your words are kept."),
    "passphrase": N_("The words that open your folder."),
    "recovery_card": N_("A card that opens your folder without the passphrase."),
}
