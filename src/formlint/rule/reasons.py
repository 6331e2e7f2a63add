"""Why rules tell nothing of a fault that may be there: what `formlint explain` says after "no finding, because"."""

from typing import Final

from formlint.knowledge.message import Message, say


class Reason:
    """The reasons. Each stands for itself, so that a rule which returns one says nothing that has to be built."""

    CODE: Final[Message] = say("template code may decide about it")
    SCRIPT: Final[Message] = say("a script may take care of it")
    LIST_FILLED: Final[Message] = say("a script may fill the list")
    BROWSERS: Final[Message] = say("some browsers use it")
    OTHER_RULE: Final[Message] = say("another rule reports it")
    UNDECIDED: Final[Message] = say("the pattern cannot be analyzed")

    UNSURE: Final[Message] = say("it is not sure enough what the field asks for")
    OTHER_VALUE: Final[Message] = say("the field rejects ordinary values, so it asks for something else")
    NOT_FOR_USER: Final[Message] = say("the page does not show that it asks for the user's own data")
    OWN_CARD: Final[Message] = say("it is about a gift card or the card of a store")
    TRAP: Final[Message] = say("the field is a honeypot")
    FILTER: Final[Message] = say("the field looks for records, so a part of a value is enough")
    OUT_OF_USE: Final[Message] = say("people cannot change the field")
    HIDDEN: Final[Message] = say("people cannot see the field")

    SEVERAL: Final[Message] = say("it takes several values")
    OTHER_KIND: Final[Message] = say("it takes values of another kind as well")
    PART: Final[Message] = say("the field takes only part of the value")
    OTHER_FIELD: Final[Message] = say("another field takes the rest of the value")
    WHOLE_ADDRESS: Final[Message] = say("another field takes the whole address")
    OPTIONAL: Final[Message] = say("people can leave the question unanswered")

    TOLD: Final[Message] = say("the page explains it")
    BOUND: Final[Message] = say("the number in the text may be that of a part, or a bound")
    EXAMPLE: Final[Message] = say("the field accepts another example or spelling")
    ON_PURPOSE: Final[Message] = say("it seems to be on purpose")
    STEP: Final[Message] = say("it seems to be in a part of the form that is shown later")
    PART_OF_PAGE: Final[Message] = say("the file is only part of a page")
    NAMED: Final[Message] = say("template code, a script, or an element around it may name it")
    NOT_ANNOUNCED: Final[Message] = say(
        "the keyboard does not reach the field, or a label around it says what it is for"
    )
    SUGGESTIONS: Final[Message] = say("the page makes suggestions of its own")
    THREE_DIGITS: Final[Message] = say("the page shows no card with a four-digit security code")
    FOR_CODES: Final[Message] = say("the short code of the region fits")
    SEARCH: Final[Message] = say("the button says that it is a search")
    STYLE: Final[Message] = say("a style may decide about it")
    PICKED: Final[Message] = say("people pick the answer from a list")
    CHILDREN: Final[Message] = say("the form is about children")
    NOT_SENT: Final[Message] = say("such codes are not sent to people")
    AKIN: Final[Message] = say("both are often called by the same words")
    SHORT: Final[Message] = say("names and places are short in the script of the label")
    SHORT_LIST: Final[Message] = say("the list does not seem to be meant to be complete")

    FOR_OTHERS: Final[Message] = say("the field is for people in other territories")
    OTHER_CHOICE: Final[Message] = say("people there have another field for it")
    PUT_AWAY: Final[Message] = say("it is advice, and a script may change the field when it shows it")
    FOLLOWS: Final[Message] = say("the field changes with the country")
    OWN_COUNTRY: Final[Message] = say("the field is made for the country that is selected or most likely")
    NOT_SELECTED: Final[Message] = say("it is advice for a country that is not selected")
    SMALL: Final[Message] = say("it concerns only small territories of a list of the whole world")
    FIRST_BOX: Final[Message] = say("it is reported on another field for the same value")
    THIRD_PARTY: Final[Message] = say("another product wrote this part of the page")
    ONE_CODE: Final[Message] = say("all people there have the same code")
    OTHER_SCRIPT: Final[Message] = say("no label is in the script of these digits")
    NO_REGION: Final[Message] = say("addresses have no region there")
    NOT_THERE: Final[Message] = say("it is not so in every territory that the form serves")
    ITS_CUSTOM: Final[Message] = say("the page follows the custom of that territory")
