package hudson.model;

public class Queue {
    Queue() {}

    public interface Task extends ModelObject {}
}
