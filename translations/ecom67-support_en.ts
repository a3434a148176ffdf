<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below the first of many products, orders or things in a cart</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier step(s)</source>
        <extracomment>Above the latest steps of a parcel&apos;s way</extracomment>
        <translation>
            <numerusform>%n earlier step</numerusform>
            <numerusform>%n earlier steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n left</source>
        <extracomment>Of a product, how many the shop has</extracomment>
        <translation>
            <numerusform>Only %n left</numerusform>
            <numerusform>Only %n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <extracomment>Above a list of orders</extracomment>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <extracomment>Above a list of products that were found</extracomment>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message numerus="yes">
        <source>… (%n more character(s))</source>
        <extracomment>Behind the beginning of a very long message</extracomment>
        <translation>
            <numerusform>… (%n more character)</numerusform>
            <numerusform>… (%n more characters)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message numerus="yes">
        <source>Connection was lost %n time(s), %1–%2</source>
        <extracomment>Line in the conversation; %n is how often, %1 and %2 are the times of the first loss and of the last return</extracomment>
        <translation>
            <numerusform>Connection was lost %n time, %1–%2</numerusform>
            <numerusform>Connection was lost %n times, %1–%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <source>Trying again in %n s</source>
        <extracomment>%n is the number of seconds until the next attempt to connect</extracomment>
        <translation>
            <numerusform>Trying again in %n s</numerusform>
            <numerusform>Trying again in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::Composer</name>
    <message numerus="yes">
        <source>Too long to send: remove %n character(s).</source>
        <extracomment>Below the field; %n is how many characters must go</extracomment>
        <translation>
            <numerusform>Too long to send: remove %n character.</numerusform>
            <numerusform>Too long to send: remove %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::IdleQuestion</name>
    <message numerus="yes">
        <source>Otherwise this conversation is deleted in %n s, for the next person.</source>
        <extracomment>%n is the number of seconds that are left</extracomment>
        <translation>
            <numerusform>Otherwise this conversation is deleted in %n s, for the next person.</numerusform>
            <numerusform>Otherwise this conversation is deleted in %n s, for the next person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::LauncherButton</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <extracomment>Said by screen readers about the button that opens the chat</extracomment>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::MinimisedPill</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <extracomment>Said by screen readers about the minimised chat</extracomment>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::NewMessagesButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <extracomment>On the button that leads to new messages below those in view</extracomment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s), go to the end</source>
        <extracomment>Screen reader: the button that leads to new messages below those in view</extracomment>
        <translation>
            <numerusform>%n new message, go to the end</numerusform>
            <numerusform>%n new messages, go to the end</numerusform>
        </translation>
    </message>
</context>
</TS>
