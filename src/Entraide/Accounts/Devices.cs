namespace Entraide.Accounts;

/// <summary>What a device calls itself, as roughly as a person needs to tell their own devices apart.</summary>
public static class Devices
{
    static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Rough(string agent) =>
        string.Join(", ", new[] { First(Browsers, agent), First(Systems, agent) }.OfType<string>());

    static string? First((string Sign, string Name)[] known, string agent) =>
        known.Where(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
